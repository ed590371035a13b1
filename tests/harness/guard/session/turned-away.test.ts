import { expect, test, vi } from 'vitest';
import { createGateway } from '../../../../harness/gateway/create.js';
import type { Policy } from '../../../../harness/guard/policy/policy.js';
import type { Entry, Line } from '../../../../harness/guard/record/line.js';
import { createTurnedAway } from '../../../../harness/guard/session/turned-away.js';
import { writeHello } from '../../../../harness/wire/handshake.js';
import { cancelOrder } from '../../../../harness/wire/requests/orders.js';
import { placeOrder } from '../../../../harness/wire/requests/place-order.js';
import { reqCurrentTime, startApi } from '../../../../harness/wire/requests/session.js';
import { unsetBut } from '../../../../harness/wire/unset-but.js';
import { steppedClock } from '../../../../platform/clock/stepped.js';
import { connectClient, connectSilent } from '../../gateway/client.js';
import { linesIn } from '../agreement.js';
import { heardBy, startGuard } from '../guard.js';
import { scriptedUpstream } from '../watch/upstream.js';
import { witnessed } from '../witness.js';

const MARKET_HOURS = '2026-03-03T16:30:00Z';
const order = (orderId: number) =>
  unsetBut(placeOrder, {
    ...{ orderId, symbol: 'AAPL', secType: 'STK', exchange: 'SMART', currency: 'USD', transmit: true },
    ...{ action: 'BUY', orderType: 'LMT', lmtPrice: 100, totalQuantity: 1, tif: 'DAY' },
  });
const NARROW: Partial<Policy> = { messages: { perSecond: 20, waiting: 5 } };

async function scene(policy = NARROW) {
  const witness = witnessed(createGateway({ clock: steppedClock(MARKET_HOURS) }));
  const guarded = await startGuard(witness, { policy });
  const client = await connectClient(guarded.guard);
  await heardBy(client, 'nextValidId');
  const gone = () => vi.waitUntil(() => guarded.guard.connections === 0, { timeout: 5000, interval: 2 });
  const refused = (): readonly Line[] =>
    linesIn(guarded.audit.file).filter(
      (line) => line.kind === 'more' || (line.kind === 'request' && line.request === 'placeOrder'),
    );
  return { witness, guarded, client, gone, refused };
}

const counted = (lines: readonly Line[]) =>
  lines.reduce((sum, line) => sum + (line.kind === 'more' ? line.count : 1), 0);

test('orders that are turned away for rate ask nothing of the upstream, and are on record, most of them counted', async () => {
  const { witness, guarded, client, gone, refused } = await scene();
  for (let each = 0; each < 400; each += 1) client.send(placeOrder, order(0));
  const errors = () => client.named('errMsg').filter(({ errorCode }) => errorCode === '100').length;
  await vi.waitUntil(() => errors() > 300);
  await client.settle();
  const turnedAway = errors();
  client.stream.end();
  await gone();
  await guarded.close({ keep: true });
  expect(witness.arrived('reqAllOpenOrders', 1)).toEqual([]);
  const lines = refused().filter((line) => 'rule' in line && line.rule === 'rate');
  expect(counted(lines)).toBe(turnedAway);
  expect(lines.filter(({ kind }) => kind === 'request').length).toBeLessThanOrEqual(40);
  expect(lines).toContainEqual(
    expect.objectContaining({ kind: 'more', clientId: 1, lowestId: 0, highestId: 0, rule: 'rate' }),
  );
});

test('a client of which far too much is turned away is read from more slowly, and hears of each message', async () => {
  const { guarded, client } = await scene();
  for (let each = 0; each < 1400; each += 1) client.send(reqCurrentTime, {});
  const errors = () => client.named('errMsg').filter(({ errorCode }) => errorCode === '100').length;
  await vi.waitUntil(() => errors() >= 500);
  await client.settle();
  expect(errors()).toBeLessThan(1000);
  await vi.waitUntil(() => errors() + client.named('currentTime').length === 1400, { timeout: 10_000 });
  await guarded.close();
});

test('a cancel goes before what only asks, and behind the orders that were sent before it', async () => {
  const { witness, client, guarded } = await scene({ messages: { perSecond: 8, waiting: 100 } });
  client.send(placeOrder, order(1));
  for (let each = 0; each < 6; each += 1) client.send(reqCurrentTime, {});
  client.send(placeOrder, order(2));
  client.send(cancelOrder, unsetBut(cancelOrder, { orderId: 2 }));
  client.send(cancelOrder, unsetBut(cancelOrder, { orderId: 1 }));
  for (let each = 0; each < 6; each += 1) client.send(reqCurrentTime, {});
  client.send(cancelOrder, unsetBut(cancelOrder, { orderId: 3 }));
  await vi.waitUntil(() => witness.arrived('cancelOrder', 1).length === 3, { timeout: 8000 });
  const arrived = witness.arrivals.filter(({ clientId }) => clientId === 1);
  const names = arrived.map(({ message }) => message?.layout.name);
  expect(names.lastIndexOf('placeOrder')).toBeLessThan(names.indexOf('cancelOrder'));
  const orders = witness.arrived('cancelOrder', 1).map(({ orderId }) => orderId);
  expect(orders).toEqual(['2', '1', '3']);
  expect(names.filter((name) => name === 'reqCurrentTime').length).toBeLessThan(12);
  await guarded.close();
});

test('the cancels of a client that has gone are still sent, and the log says how many there are', async () => {
  const { witness, client, guarded, gone } = await scene({ messages: { perSecond: 15, waiting: 5 } });
  for (let orderId = 1; orderId <= 20; orderId += 1)
    client.send(cancelOrder, unsetBut(cancelOrder, { orderId }));
  client.stream.end();
  await gone();
  expect(witness.arrived('cancelOrder', 1)).toHaveLength(20);
  expect(guarded.log.join('')).toMatch(/"a client has gone; what it has asked is still done"/);
  await guarded.close();
});

test('orders that a client leaves behind before its accounts are known are on record as refused', async () => {
  const upstream = scriptedUpstream({ asked: () => {} });
  const guarded = await startGuard({ attach: () => {} }, { connect: upstream.connect, isAlone: true });
  const client = connectSilent(guarded.guard);
  client.write(writeHello({ min: 100, max: 200, options: '' }));
  await vi.waitUntil(() => client.version > 0);
  client.send(startApi, { clientId: 4, optionalCapabilities: '' });
  for (let orderId = 1; orderId <= 30; orderId += 1) client.send(placeOrder, order(orderId));
  await client.settle();
  client.stream.end();
  await vi.waitUntil(() => guarded.guard.connections === 0);
  await guarded.close({ keep: true });
  const lines = linesIn(guarded.audit.file).filter((line) => 'rule' in line && line.rule === 'unknown');
  expect(counted(lines)).toBe(30);
  expect(lines[0]).toMatchObject({ kind: 'request', request: 'placeOrder', allowed: false, clientId: 4 });
  expect(lines.at(-1)).toMatchObject({ kind: 'more', highestId: 30 });
});

test('of each second the first are on record in full, long ones only one, and each second is counted by itself', async () => {
  const clock = steppedClock(MARKET_HOURS);
  const noted: Entry[] = [];
  const away = createTurnedAway({
    ledger: { clock, note: (entry) => void noted.push(entry) },
    ...{ session: '#1', clientId: 1, why: { rule: 'rate', reason: 'too many' } },
  });
  const kinds = () => noted.splice(0).map(({ kind }) => kind);
  const more = (count: number, lowestId: number, highestId: number) =>
    expect.objectContaining({ kind: 'more', count, lowestId, highestId });
  for (let orderId = 1; orderId <= 25; orderId += 1)
    away.add('placeOrder', { orderId: String(orderId) }, 200);
  expect(kinds()).toEqual(new Array(10).fill('request'));
  await clock.advance(1000);
  expect(noted.splice(0)).toEqual([more(15, 11, 25)]);
  for (let orderId = 1; orderId <= 3; orderId += 1)
    away.add('placeOrder', { orderId: String(orderId) }, 100_000);
  expect(kinds()).toEqual(['request']);
  away.end();
  expect(noted.splice(0)).toEqual([more(2, 2, 3)]);
  await clock.advance(1000);
  expect(noted).toEqual([]);
});
