import { expect, test } from 'vitest';
import { createGateway } from '../../../../harness/gateway/create.js';
import { reqMktData } from '../../../../harness/wire/requests/market-data.js';
import { reqCurrentTime } from '../../../../harness/wire/requests/session.js';
import { fixedClock } from '../../../../platform/clock/fixed.js';
import { connectClient } from '../client.js';
import { AAPL, openScene } from './scene.js';

const resting = { orderType: 'LMT', lmtPrice: 100 };
const toldOfOrders = (lines: readonly string[]) => lines.filter((line) => /^(orderStatus|error)/.test(line));

test('the clock goes forward to a moment, or by a while, and on from there', async () => {
  const scene = openScene();
  const client = await scene.connect();
  expect(scene.act('move-clock', { by: '2h' })).toBe('it is 2026-03-03T18:30:00.000Z');
  scene.act('move-clock', { to: '2026-03-03T19:00:00Z' });
  await scene.pass(1000);
  await client.send(reqCurrentTime, {});
  expect(client.client.named('currentTime')).toMatchObject([
    { time: String(Date.parse('2026-03-03T19:00:01Z') / 1000) },
  ]);
  expect(scene.act('move-clock', { to: 'Mon 09:30' })).toBe('it is 2026-03-09T13:30:00.000Z');
  expect(scene.act('move-clock', { to: '09:30' })).toBe('it is 2026-03-09T13:30:00.000Z');
});

test.each([
  [{}, 'either'],
  [{ to: '09:30', by: '1h' }, 'either'],
  [{ to: 'tomorrow' }, 'expected a moment'],
  [{ to: '2026-03-03T16:29:59Z' }, 'cannot go back'],
  [{ by: '-1h' }, 'expected a time'],
  [{ by: '3654d' }, 'ten years forward at once'],
  [{ by: '999999d' }, 'ten years forward at once'],
  [{ to: '9999-12-31T23:59:00Z' }, 'not beyond 2100'],
])('%j is refused', (parameters, text) => {
  const scene = openScene();
  expect(() => scene.act('move-clock', parameters)).toThrow(text);
  expect(scene.now()).toBe(Date.parse('2026-03-03T16:30:00Z'));
});

test('the clock comes as far as 2100, and there still knows the next morning', () => {
  const scene = openScene({ at: '2091-06-01T00:00:00Z' });
  scene.act('move-clock', { to: '2099-12-31T12:00:00Z' });
  expect(() => scene.act('move-clock', { by: '13h' })).toThrow('not beyond 2100');
  expect(scene.act('move-clock', { to: '09:30' })).toBe('it is 2099-12-31T14:30:00.000Z');
  expect(() => scene.act('move-clock', { to: 'Mon 09:30' })).toThrow('not beyond 2100');
});

test('past the close, orders for the day end, and those that are good till cancelled wait for the next', async () => {
  const scene = openScene();
  const client = await scene.connect();
  await client.order(1, resting);
  await client.order(2, { ...resting, tif: 'GTC' });
  await client.order(3, { orderType: 'MOC' });
  client.told();
  scene.act('move-clock', { to: '16:00:10' });
  await scene.settle();
  const told = client.told();
  expect(toldOfOrders(told)).toEqual(expect.arrayContaining(['orderStatus 1 Cancelled 0', 'error 1 202']));
  expect(told).toContain('orderStatus 3 Filled 10');
  expect(toldOfOrders(told)).toContain('orderStatus 2 PreSubmitted 0');
  scene.act('move-clock', { to: '09:30:01' });
  await scene.settle();
  expect(client.told()).toContain('orderStatus 2 Submitted 0');
});

test('a limit that the price came to on the way was filled on the way', async () => {
  const scene = openScene();
  const client = await scene.connect();
  await client.order(1);
  const price = Number(client.client.named('execDetails')[0]?.['price']);
  await client.order(2, { orderType: 'LMT', lmtPrice: Math.ceil(price * 1.03), action: 'SELL', tif: 'GTC' });
  client.told();
  scene.act('move-clock', { by: '5d' });
  await scene.settle();
  expect(client.told()).toContain('orderStatus 2 Filled 10');
  expect(client.client.named('execDetails').at(-1)).toMatchObject({
    time: expect.stringMatching(/^2026030[456] /),
  });
});

test('lines go on after a leap', async () => {
  const scene = openScene();
  const client = await scene.connect();
  await client.watch();
  client.shown();
  scene.act('move-clock', { by: '1h' });
  await scene.pass(10_000);
  expect(client.shown()).toEqual([1, 2, 3, 4, 5]);
  expect(client.told().filter((line) => line.startsWith('error'))).toHaveLength(8);
});

test('a clock that stands still can be moved, and stands there', async () => {
  const gateway = createGateway({ clock: fixedClock('2026-03-03T16:30:00Z'), seed: 1 });
  const client = await connectClient(gateway);
  client.send(reqMktData, {
    ...{
      reqId: 1,
      ...AAPL,
      conId: 0,
      lastTradeDateOrContractMonth: '',
      strike: 0,
      right: '',
      multiplier: '',
    },
    ...{
      primaryExchange: '',
      localSymbol: '',
      tradingClass: '',
      comboLegs: [],
      hasDeltaNeutralContract: false,
    },
    ...{ genericTickList: '', snapshot: false, regulatorySnapshot: false, mktDataOptions: '' },
  });
  await client.settle();
  const before = client.named('tickPrice').length;
  gateway.trouble.act('move-clock', { by: '1m' });
  await client.settle();
  expect(client.named('tickPrice').length).toBeGreaterThan(before);
  expect(gateway.trouble.status().time).toBe('2026-03-03T16:31:00.000Z');
});
