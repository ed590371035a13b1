import { expect, test, vi } from 'vitest';
import { createGateway } from '../../../../harness/gateway/create.js';
import { createStanding } from '../../../../harness/guard/session/standing.js';
import { encode } from '../../../../harness/wire/encode.js';
import { decodeBody } from '../../../../harness/wire/message.js';
import { openOrderEnd } from '../../../../harness/wire/replies/executions.js';
import { reqAllOpenOrders } from '../../../../harness/wire/requests/orders.js';
import { placeOrder } from '../../../../harness/wire/requests/place-order.js';
import { unsetBut } from '../../../../harness/wire/unset-but.js';
import { NEWEST } from '../../../../harness/wire/versions.js';
import { steppedClock } from '../../../../platform/clock/stepped.js';
import { connectClient } from '../../gateway/client.js';
import { heardBy, startGuard } from '../guard.js';
import { holdingLists } from './held-lists.js';

const MARKET_HOURS = '2026-03-03T16:30:00Z';
const MASTER = 9;

const order = (orderId: number, more: object = {}) =>
  unsetBut(placeOrder, {
    ...{ orderId, symbol: 'AAPL', secType: 'STK', exchange: 'SMART', currency: 'USD', transmit: true },
    ...{ action: 'BUY', orderType: 'MKT', totalQuantity: 1, tif: 'DAY', ...more },
  });
const tooMuch = { totalQuantity: 50 };
const resting = { orderType: 'LMT', lmtPrice: 100 };

async function scene() {
  const clock = steppedClock(MARKET_HOURS);
  const lists = holdingLists(
    createGateway({ clock, settings: { messagesPerSecond: undefined, masterClientId: MASTER } }),
  );
  // Ids up to 30 may be those of orders that no guard has seen.
  const before = await connectClient(lists, { clientId: 1 });
  before.send(placeOrder, order(30));
  await heardBy(before, 'orderStatus', ({ status }) => status === 'Filled');
  before.stream.end();
  await before.settle();
  const guarded = await startGuard(lists);
  const client = async (clientId: number) => {
    const connected = await connectClient(guarded.guard, { clientId });
    await heardBy(connected, 'nextValidId');
    return connected;
  };
  return { clock, lists, guarded, client };
}

test('however many orders are refused that may stand, one list is asked for at a time', async () => {
  const { lists, guarded, client } = await scene();
  const one = await client(1);
  lists.hold(1);
  const ids = Array.from({ length: 20 }, (_, at) => at + 1);
  for (const id of ids) one.send(placeOrder, order(id, tooMuch));
  await vi.waitUntil(() => one.named('errMsg').filter(({ errorCode }) => errorCode === '201').length === 20);
  await one.settle();
  expect(lists.asked(1)).toBe(1);
  lists.letGo();
  const ended = () =>
    one.named('orderStatus').flatMap(({ orderId, status }) => (status === 'Cancelled' ? [orderId] : []));
  await vi.waitUntil(() => ended().length >= 20);
  expect(ended().toSorted((a, b) => Number(a) - Number(b))).toEqual(ids.map(String));
  expect(lists.asked(1)).toBe(2);
  await guarded.close();
});

test('a master client hears of the orders of others while the guard asks, and nothing of the list', async () => {
  const { clock, lists, guarded, client } = await scene();
  const master = await client(MASTER);
  const other = await client(1);
  other.send(placeOrder, order(31, resting));
  await heardBy(other, 'orderStatus');
  const statuses = () =>
    master
      .named('orderStatus')
      .flatMap(({ orderId, clientId, status }) => (clientId === '1' ? [`${orderId} ${status}`] : []));
  lists.hold(MASTER);
  master.send(placeOrder, order(0, tooMuch));
  await vi.waitUntil(() => lists.asked(MASTER) === 1);
  other.send(placeOrder, order(32));
  await clock.advance(2000);
  await heardBy(other, 'orderStatus', ({ status }) => status === 'Filled');
  await vi.waitUntil(() => statuses().includes('32 Filled'));
  lists.letGo();
  await heardBy(master, 'orderStatus', ({ orderId, status }) => orderId === '0' && status === 'Cancelled');
  expect(master.named('openOrderEnd')).toEqual([]);
  await guarded.close();
});

test('a client that is no master hears nothing of the list that the guard asks for', async () => {
  const { guarded, client } = await scene();
  const other = await client(2);
  other.send(placeOrder, order(1, resting));
  await heardBy(other, 'orderStatus');
  const one = await client(1);
  one.send(placeOrder, order(5, tooMuch));
  await heardBy(one, 'orderStatus', ({ status }) => status === 'Cancelled');
  expect(one.named('openOrder')).toEqual([]);
  expect(one.named('orderStatus')).toHaveLength(1);
  expect(one.named('openOrderEnd')).toEqual([]);
  one.send(reqAllOpenOrders, {});
  await heardBy(one, 'openOrderEnd');
  expect(one.named('openOrder')).toHaveLength(1);
  await guarded.close();
});

test('a list whose end is lost is given up, and the ends of the lists of the client are its own', async () => {
  const clock = steppedClock(MARKET_HOURS);
  const standing = createStanding({
    ...{ version: NEWEST, clientId: 1, clock },
    toClient: () => {},
    toUpstream: () => {},
    wantsToAsk: () => {},
  });
  const hearEnd = () => {
    const body = Buffer.from(encode(openOrderEnd, NEWEST, {}));
    const decoding = decodeBody('reply', NEWEST, body);
    return decoding.ok && standing.hear(decoding.message, body);
  };
  const missing: number[] = [];
  standing.tell(7, () => missing.push(7));
  expect(standing.isToAsk).toBe(true);
  standing.ask();
  standing.tell(8, () => missing.push(8));
  expect(standing.isToAsk).toBe(false);
  await clock.advance(4999);
  expect(missing).toEqual([]);
  await clock.advance(1);
  expect(missing).toEqual([7]);
  expect(standing.isToAsk).toBe(true);
  for (let list = 0; list < 3; list += 1) {
    standing.asked();
    expect(hearEnd()).toBe(true);
  }
  standing.ask();
  expect(hearEnd()).toBe(false);
  expect(missing).toEqual([7, 8]);
});
