import { expect, test } from 'vitest';
import { reqPositions } from '../../../../harness/wire/requests/account.js';
import {
  reqHeadTimeStamp,
  reqHistogramData,
  reqHistoricalData,
  reqHistoricalTicks,
} from '../../../../harness/wire/requests/history.js';
import { reqMktData } from '../../../../harness/wire/requests/market-data.js';
import { reqContractDetails } from '../../../../harness/wire/requests/reference.js';
import { apple } from './apple.js';
import { AAPL, EURUSD, openScene } from './scene.js';

const MINUTE = 60_000;
const BARS = { barSizeSetting: '1 min', durationStr: '600 S', whatToShow: 'TRADES', formatDate: 1 };

test('a farm that breaks takes its own instruments and no others', async () => {
  const scene = openScene();
  const client = await scene.connect();
  await client.send(reqMktData, { reqId: 11, ...AAPL });
  await client.send(reqMktData, { reqId: 12, ...EURUSD });
  await client.order(1);
  [client.told(), client.shown()];
  expect(scene.act('break-farm', { farm: 'usfarm' })).toBe('usfarm is broken');
  await scene.pass(MINUTE);
  expect(client.shown()).toEqual([12]);
  await client.send(reqMktData, { reqId: 13, ...AAPL });
  await client.send(reqPositions, {});
  await client.order(2);
  expect(client.told()).toEqual([
    'error -1 2103',
    ...['position 10', 'positionEnd'],
    ...['openOrder 2 PreSubmitted', 'orderStatus 2 PreSubmitted 0'],
    ...['execDetails 2 10', 'openOrder 2 Filled', 'orderStatus 2 Filled 10', 'commissionReport'],
    'position 20',
  ]);
  scene.act('mend-farm', { farm: 'usfarm' });
  await scene.settle();
  expect(client.told()).toEqual(['error -1 2104']);
  expect(client.shown()).toEqual([11, 13]);
  expect(client.client.named('errMsg').at(-1)?.['errorMsg']).toBe('Market data farm connection is OK:usfarm');
});

test('a line that begins late begins with everything, and tells nothing twice', async () => {
  const scene = openScene();
  const [early, late] = [await scene.connect(1), await scene.connect(2)];
  scene.act('break-farm', { farm: 'usfarm', for: '1m' });
  await late.watch();
  await scene.pass(5000);
  expect(late.shown()).toEqual([5]);
  // What has just happened is in what a line begins with.
  await scene.pass(apple.changeBetweenBeats(scene.now()).time - scene.now() + 1);
  await scene.wait(MINUTE);
  await early.watch();
  await scene.pass(20_000);
  for (const name of ['tickPrice', 'tickByTick', 'updateMktDepthL2', 'realtimeBar']) {
    expect(late.client.named(name)).toEqual(early.client.named(name));
    expect(late.client.named(name).length).toBeGreaterThan(0);
  }
});

test("the day's volume goes on as it would have, without the trades of an outage", async () => {
  const scene = openScene();
  const client = await scene.connect();
  await client.send(reqMktData, { reqId: 1, ...AAPL, genericTickList: '233' });
  scene.act('break-farm', { farm: 'usfarm' });
  await scene.pass(5 * MINUTE);
  scene.act('mend-farm', { farm: 'usfarm' });
  await scene.pass(MINUTE);
  const sales = client.client.named('tickString').filter(({ tickType }) => tickType === '48');
  const volumes = client.client.named('tickSize').filter(({ tickType }) => tickType === '8');
  expect(sales.length).toBeGreaterThan(0);
  expect(String(sales.at(-1)?.['value']).split(';')[3]).toBe(String(volumes.at(-1)?.['size']));
});

test('without its history, each request is told so in its own way, and live updates end', async () => {
  const scene = openScene();
  const client = await scene.connect();
  await client.watch();
  client.told();
  scene.act('break-farm', { farm: 'ushmds' });
  await client.send(reqHistoricalData, { reqId: 11, ...AAPL, ...BARS });
  await client.send(reqHeadTimeStamp, { reqId: 12, ...AAPL, whatToShow: 'TRADES' });
  await client.send(reqHistoricalTicks, { reqId: 13, ...AAPL, whatToShow: 'TRADES', numberOfTicks: 5 });
  await client.send(reqHistogramData, { reqId: 14, ...AAPL, timePeriod: '1 day' });
  await client.send(reqContractDetails, { reqId: 15, ...AAPL });
  expect(client.told()).toEqual([
    ...['error -1 2105', 'error 5 10182'],
    ...['error 11 162', 'error 12 162', 'error 13 10187', 'error 14 10188'],
    'contractDetailsEnd',
  ]);
  client.shown();
  await scene.pass(10_000);
  expect(client.shown()).toEqual([1, 2, 3, 4]);
  scene.act('mend-farm', { farm: 'ushmds' });
  await client.send(reqHistoricalData, { reqId: 5, ...AAPL, ...BARS });
  expect(client.told()).toEqual(['error -1 2106']);
  expect(client.shown()).toContain(5);
});

test('a client that connects hears which farms are broken', async () => {
  const scene = openScene();
  scene.act('break-farm', { farm: 'usfarm' });
  scene.act('break-farm', { farm: 'ushmds' });
  const client = await scene.connect();
  const broken = client.client.named('errMsg').filter(({ errorMsg }) => /broken/.test(String(errorMsg)));
  expect(broken.map(({ errorCode, errorMsg }) => `${errorCode} ${errorMsg}`)).toEqual([
    '2103 Market data farm connection is broken:usfarm',
    '2105 HMDS data farm connection is broken:ushmds',
  ]);
});

test('a connection that is back without a farm says which', async () => {
  const scene = openScene();
  const client = await scene.connect();
  scene.act('break-farm', { farm: 'ushmds' });
  scene.act('lose-connection', {});
  scene.act('restore-connection', {});
  await scene.settle();
  expect(client.client.named('errMsg').at(-1)?.['errorMsg']).toMatch(
    /data maintained\. The following farms are connected: usfarm\.nj; .*; secdefnj\. The following farms are not connected: ushmds\.$/,
  );
});

test('farms break and come back once, by themselves where that was wished', async () => {
  const scene = openScene();
  const client = await scene.connect();
  client.told();
  scene.act('break-farm', { farm: 'cashfarm', for: '10s' });
  expect(() => scene.act('break-farm', { farm: 'cashfarm' })).toThrow('broken already');
  expect(() => scene.act('mend-farm', { farm: 'usfarm' })).toThrow('not broken');
  expect(scene.gateway.trouble.status().brokenFarms).toEqual(['cashfarm']);
  await scene.wait(10_000);
  expect(scene.gateway.trouble.status().brokenFarms).toEqual([]);
  expect(client.told()).toEqual(['error -1 2103', 'error -1 2104']);
});

test('prices that another session has: 10197 for every line of them, old or new, and for snapshots', async () => {
  const scene = openScene();
  const client = await scene.connect();
  await client.watch();
  await client.order(1);
  [client.told(), client.shown()];
  scene.act('steal-data', { for: '1m' });
  await scene.settle();
  expect(client.told()).toEqual([1, 2, 3, 4].map((reqId) => `error ${reqId} 10197`));
  await scene.pass(10_000);
  expect(client.shown()).toEqual([5]);
  await client.send(reqMktData, { reqId: 6, ...AAPL });
  await client.send(reqMktData, { reqId: 7, ...AAPL, snapshot: true });
  await client.order(2);
  expect(client.told().slice(0, 3)).toEqual(['error 6 10197', 'error 7 10197', 'tickSnapshotEnd']);
  expect(() => scene.act('steal-data', {})).toThrow('gone already');
  client.shown();
  await scene.wait(MINUTE);
  expect(scene.gateway.trouble.status().dataStolen).toBe(false);
  await scene.pass(10_000);
  expect(client.shown()).toEqual([1, 2, 3, 4, 5, 6]);
  expect(() => scene.act('give-data-back', {})).toThrow('nobody');
});
