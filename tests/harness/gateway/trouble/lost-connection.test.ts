import { expect, test } from 'vitest';
import { reqPnL, reqPositions } from '../../../../harness/wire/requests/account.js';
import { cancelHistoricalData, reqHistoricalData } from '../../../../harness/wire/requests/history.js';
import { cancelMktData, reqMktData } from '../../../../harness/wire/requests/market-data.js';
import { reqAllOpenOrders, reqExecutions } from '../../../../harness/wire/requests/orders.js';
import { reqContractDetails, reqMatchingSymbols } from '../../../../harness/wire/requests/reference.js';
import { AAPL, openScene } from './scene.js';

const farBelow = { orderType: 'LMT', lmtPrice: 200 };
const MINUTE = 60_000;

test('every client gets 1100, its lines fall silent, and bars that were kept up to date end', async () => {
  const scene = openScene();
  const [watcher, other] = [await scene.connect(1), await scene.connect(2)];
  await watcher.watch();
  await scene.pass(5000);
  expect(watcher.shown()).toEqual([1, 2, 3, 4, 5]);
  for (const client of [watcher, other]) client.told();
  expect(scene.act('lose-connection', {})).toBe('the connection to IB is lost');
  await scene.settle();
  expect(watcher.told()).toEqual(['error -1 1100', 'error 5 10182']);
  expect(other.told()).toEqual(['error -1 1100']);
  await scene.pass(MINUTE);
  expect(watcher.shown()).toEqual([]);
  expect(watcher.told()).toEqual([]);
});

test('restored with its data kept: 1102 names the farms, and the lines go on', async () => {
  const scene = openScene();
  const client = await scene.connect();
  await client.watch();
  scene.act('lose-connection', {});
  await scene.pass(MINUTE);
  client.shown();
  client.told();
  scene.act('restore-connection', {});
  await scene.settle();
  expect(client.told()).toEqual(['error -1 1102']);
  expect(client.client.named('errMsg').at(-1)?.['errorMsg']).toBe(
    'Connectivity between IBKR and Trader Workstation has been restored - data maintained. All data farms are' +
      ' connected: usfarm.nj; usfuture; cashfarm; usopt; eufarm; usfarm; ushmds; secdefnj.',
  );
  await scene.pass(10_000);
  expect(client.shown()).toEqual([1, 2, 3, 4]);
});

test('restored with its data lost: 1101, lines of prices have ended, and their ids can be used anew', async () => {
  const scene = openScene();
  const client = await scene.connect();
  await client.order(1);
  await client.watch();
  await client.send(reqPnL, { reqId: 9, account: 'DU1234567' });
  scene.act('lose-connection', {});
  scene.act('restore-connection', { data: 'lost' });
  await scene.settle();
  expect(client.told().slice(-2)).toEqual(['error 5 10182', 'error -1 1101']);
  client.shown();
  await scene.pass(10_000);
  expect(client.shown()).toEqual([9]);
  await client.send(cancelMktData, { reqId: 1 });
  expect(client.told()).toEqual(['error 1 300']);
  await client.watch();
  expect(client.told()).toEqual([]);
  await scene.pass(10_000);
  expect(client.shown()).toEqual([1, 2, 3, 4, 5, 9]);
});

test('what IB would have to be asked is refused, what this gateway knows is told as it was', async () => {
  const scene = openScene();
  const client = await scene.connect();
  await client.order(1);
  await client.order(2, farBelow);
  const before = client.client.named('orderStatus').length;
  scene.act('lose-connection', {});
  await scene.pass(MINUTE);
  client.told();
  await client.send(reqContractDetails, { reqId: 11, ...AAPL });
  await client.send(reqMatchingSymbols, { reqId: 12, pattern: 'AA' });
  const bars = { barSizeSetting: '1 min', durationStr: '600 S', whatToShow: 'TRADES', formatDate: 1 };
  await client.send(reqHistoricalData, { reqId: 13, ...AAPL, ...bars });
  await client.send(reqPositions, {});
  await client.send(reqAllOpenOrders, {});
  expect(client.told()).toEqual([
    ...['error 11 200', 'error 12 200', 'error 13 162'],
    ...['position 10', 'positionEnd'],
    ...['openOrder 2 Submitted', 'orderStatus 2 Submitted 0', 'openOrderEnd'],
  ]);
  expect(client.client.named('orderStatus')).toHaveLength(before + 1);
});

test.each([false, true])(
  'bars in the making when it is lost are not had (kept up to date: %s)',
  async (keepUpToDate) => {
    const scene = openScene();
    const client = await scene.connect();
    const lastId = () => client.client.named('errMsg').at(-1)?.['reqId'];
    const until = async (reqId: string) => {
      for (let turn = 0; lastId() !== reqId && turn < 500; turn += 1) await new Promise(setImmediate);
    };
    client.told();
    const years = { barSizeSetting: '1 day', durationStr: '2 Y', whatToShow: 'TRADES', formatDate: 1 };
    client.client.send(cancelHistoricalData, { reqId: 7 });
    const asked = client.send(reqHistoricalData, { reqId: 13, ...AAPL, ...years, keepUpToDate });
    // Both have been read once the first is answered; the second takes many turns.
    await until('7');
    scene.act('lose-connection', {});
    await asked;
    await until('13');
    expect(client.told()).toEqual(['error 7 366', 'error -1 1100', 'error 13 162']);
    expect(client.client.named('historicalData')).toEqual([]);
  },
);

test('what accounts are worth stands still until the connection is back', async () => {
  const scene = openScene();
  const client = await scene.connect();
  await client.order(1);
  const profit = () => client.client.named('pnl').at(-1);
  scene.act('lose-connection', {});
  await client.send(reqPnL, { reqId: 8, account: 'DU1234567' });
  const before = profit();
  await scene.pass(10 * MINUTE);
  await client.send(reqPnL, { reqId: 8, account: 'DU1234567' });
  expect(profit()).toEqual(before);
  scene.act('restore-connection', {});
  await scene.settle();
  expect(profit()).not.toEqual(before);
});

test('orders wait without a word, and are placed in their order once it is back', async () => {
  const scene = openScene();
  const [client, other] = [await scene.connect(1), await scene.connect(2)];
  await client.order(1, farBelow);
  scene.act('lose-connection', {});
  await scene.settle();
  for (const each of [client, other]) each.told();
  await client.order(2, { ...farBelow, lmtPrice: 201 });
  await other.order(1, farBelow);
  await client.cancel(1);
  await client.order(3);
  await client.order(2, { ...farBelow, lmtPrice: 202 });
  await scene.pass(MINUTE);
  expect([client.told(), other.told()]).toEqual([[], []]);
  scene.act('restore-connection', {});
  await scene.settle();
  expect(client.told()).toEqual([
    'error -1 1102',
    ...['openOrder 2 PreSubmitted', 'orderStatus 2 PreSubmitted 0'],
    ...['openOrder 2 Submitted', 'orderStatus 2 Submitted 0'],
    ...['orderStatus 1 Cancelled 0', 'error 1 202'],
    ...['openOrder 3 PreSubmitted', 'orderStatus 3 PreSubmitted 0'],
    ...['execDetails 3 10', 'openOrder 3 Filled', 'orderStatus 3 Filled 10', 'commissionReport'],
    ...['openOrder 2 Submitted', 'orderStatus 2 Submitted 0'],
  ]);
  expect(other.told().slice(0, 3)).toEqual([
    'error -1 1102',
    'openOrder 1 PreSubmitted',
    'orderStatus 1 PreSubmitted 0',
  ]);
  expect(client.client.named('openOrder').at(-1)).toMatchObject({ orderId: '2', lmtPrice: '202.0' });
});

test('what happened to orders meanwhile is told after 1102, with the time at which it did', async () => {
  const scene = openScene();
  const client = await scene.connect();
  await client.order(2, { orderType: 'MKT', goodAfterTime: '20260303 11:31:00 US/Eastern' });
  client.told();
  scene.act('lose-connection', {});
  await scene.pass(5 * MINUTE);
  expect(client.told()).toEqual(['error -1 1100']);
  scene.act('restore-connection', {});
  await scene.settle();
  expect(client.told()).toEqual([
    'error -1 1102',
    ...['openOrder 2 Submitted', 'orderStatus 2 Submitted 0'],
    ...['execDetails 2 10', 'openOrder 2 Filled', 'orderStatus 2 Filled 10', 'commissionReport'],
  ]);
  expect(client.client.named('execDetails').at(-1)).toMatchObject({ time: '20260303 11:31:00 US/Eastern' });
  await client.send(reqExecutions, { reqId: 7, clientId: 0 });
  expect(client.told()).toEqual(['execDetails 2 10', 'commissionReport']);
});

test('who connects meanwhile is told so, and gets everything but data', async () => {
  const scene = openScene();
  scene.act('lose-connection', {});
  const client = await scene.connect();
  expect(client.told()).toEqual(['error -1 2110']);
  expect(client.client.named('nextValidId')).toHaveLength(1);
  await client.send(reqMktData, { reqId: 1, ...AAPL });
  await client.send(reqMktData, { reqId: 2, ...AAPL, snapshot: true });
  await scene.pass(MINUTE);
  expect(client.shown()).toEqual([]);
  expect(client.told()).toEqual(['tickSnapshotEnd']);
  scene.act('restore-connection', {});
  await scene.settle();
  expect(client.told()).toEqual(['error -1 1102']);
  expect(client.shown()).toEqual([1]);
});

test('it comes back by itself after a while, and no earlier', async () => {
  const scene = openScene();
  const client = await scene.connect();
  client.told();
  scene.act('lose-connection', { for: '30s', data: 'lost' });
  await scene.wait(29_999);
  expect(scene.gateway.trouble.status().connection).toBe('lost');
  await scene.wait(1);
  expect(scene.gateway.trouble.status().connection).toBe('up');
  expect(client.told()).toEqual(['error -1 1100', 'error -1 1101']);
});

test('neither what is lost can be lost, nor what is up restored', async () => {
  const scene = openScene();
  const client = await scene.connect();
  client.told();
  expect(() => scene.act('restore-connection', {})).toThrow('not lost');
  scene.act('lose-connection', {});
  expect(() => scene.act('lose-connection', {})).toThrow('lost already');
  await scene.settle();
  expect(client.told()).toEqual(['error -1 1100']);
});
