import { expect, test } from 'vitest';
import {
  reqAllOpenOrders,
  reqGlobalCancel,
  reqOpenOrders,
} from '../../../../harness/wire/requests/orders.js';
import { unsetBut } from '../../../../harness/wire/unset-but.js';
import { openFloor, toldOf } from './floor.js';

const limit = { orderType: 'LMT', lmtPrice: 220 };

test('a market order is told from its acceptance to its commission', async () => {
  const floor = openFloor();
  const client = await floor.connect(1);
  await floor.order(client, 1);
  expect(toldOf(client)).toEqual([
    'openOrder 1 PreSubmitted',
    'orderStatus 1 PreSubmitted',
    'execDetails',
    'openOrder 1 Filled',
    'orderStatus 1 Filled',
    'commissionReport',
  ]);
});

test('an id below one that was used, or of an order that has ended, is refused', async () => {
  const floor = openFloor();
  const client = await floor.connect(1);
  await floor.order(client, 7);
  const before = toldOf(client).length;
  await floor.order(client, 6);
  await floor.order(client, 7);
  expect(toldOf(client).slice(before)).toEqual(['error 6 103', 'error 7 104']);
});

test('an order of which the contract is unknown was never one: its id is free', async () => {
  const floor = openFloor();
  const client = await floor.connect(1);
  await floor.order(client, 1, { symbol: 'NOSUCH' });
  await floor.order(client, 1, limit);
  expect(toldOf(client)[0]).toBe('error 1 200');
  expect(toldOf(client)).toContain('orderStatus 1 Submitted');
});

test('of what the account cannot pay for it is said why, and it is seen once as Inactive', async () => {
  const floor = openFloor();
  const client = await floor.connect(1);
  await floor.order(client, 1, { totalQuantity: 900_000 });
  expect(toldOf(client)).toEqual(['error 1 201', 'openOrder 1 Inactive', 'orderStatus 1 Inactive']);
  expect(floor.gateway.state().exchange.orders).toEqual([]);
});

test('changing an order keeps its permId, and what is refused leaves it as it was', async () => {
  const floor = openFloor();
  const client = await floor.connect(1);
  await floor.order(client, 1, limit);
  await floor.order(client, 1, { ...limit, lmtPrice: 221 });
  await floor.order(client, 1, { ...limit, action: 'SELL' });
  const told = client.named('openOrder');
  expect(new Set(told.map(({ permId }) => permId)).size).toBe(1);
  expect(toldOf(client).slice(-3)).toEqual([
    'error 1 105',
    'openOrder 1 Submitted',
    'orderStatus 1 Submitted',
  ]);
  client.send(reqOpenOrders, {});
  await client.settle();
  expect(client.named('openOrder').at(-1)).toMatchObject({ action: 'BUY', lmtPrice: '221.0' });
});

test('clients hear of their own orders, the master client of all', async () => {
  const floor = openFloor({ masterClientId: 9 });
  const [one, other, master] = [await floor.connect(1), await floor.connect(2), await floor.connect(9)];
  await floor.order(one, 1);
  expect(toldOf(other)).toEqual([]);
  expect(toldOf(master)).toEqual(toldOf(one));
});

test('the master client hears of orders whose client has gone, and of its own once', async () => {
  const floor = openFloor({ masterClientId: 9 });
  const [one, other, master] = [await floor.connect(1), await floor.connect(2), await floor.connect(9)];
  await floor.order(one, 1, limit);
  one.stream.end();
  await one.settle();
  const before = toldOf(master).length;
  other.send(reqGlobalCancel, unsetBut(reqGlobalCancel, {}));
  await other.settle();
  await master.settle();
  expect(toldOf(master).slice(before)).toEqual(['orderStatus 1 Cancelled', 'error 1 202']);
  await floor.order(master, 1);
  expect(toldOf(master).slice(before + 2)).toEqual([
    'openOrder 1 PreSubmitted',
    'orderStatus 1 PreSubmitted',
    'execDetails',
    'openOrder 1 Filled',
    'orderStatus 1 Filled',
    'commissionReport',
  ]);
});

test('every client can see all open orders, and cancel them all', async () => {
  const floor = openFloor();
  const [one, other] = [await floor.connect(1), await floor.connect(2)];
  await floor.order(one, 1, limit);
  other.send(reqOpenOrders, {});
  other.send(reqAllOpenOrders, {});
  await other.settle();
  expect(other.named('openOrder').map(({ orderId, clientId }) => [orderId, clientId])).toEqual([['1', '1']]);
  other.send(reqGlobalCancel, unsetBut(reqGlobalCancel, {}));
  await other.settle();
  await one.settle();
  expect(toldOf(one).slice(-2)).toEqual(['orderStatus 1 Cancelled', 'error 1 202']);
});

test('an order is cancelled by whoever names its id, when it is the only one of that id', async () => {
  const floor = openFloor();
  const [one, other, third] = [await floor.connect(1), await floor.connect(2), await floor.connect(3)];
  await floor.order(one, 5, limit);
  await floor.order(other, 5, limit);
  await floor.cancel(third, 5);
  expect(toldOf(third)).toEqual(['error 5 10147']);
  await floor.cancel(other, 5);
  await floor.cancel(third, 5);
  expect(toldOf(third).slice(1)).toEqual(['orderStatus 5 Cancelled', 'error 5 202']);
  expect(toldOf(one).at(-1)).toBe('error 5 202');
  await floor.cancel(one, 5);
  expect(toldOf(one).at(-1)).toBe('error 5 10148');
});

test('a read-only login refuses whatever trades', async () => {
  const floor = openFloor({ readOnly: true });
  const client = await floor.connect(1);
  await floor.order(client, 1);
  await floor.cancel(client, 1);
  client.send(reqGlobalCancel, unsetBut(reqGlobalCancel, {}));
  await client.settle();
  expect(toldOf(client)).toEqual(['error 1 321', 'error 1 321']);
  expect(client.named('errMsg').filter(({ errorCode }) => errorCode === '321')).toHaveLength(3);
});

test('orders go on for a client that comes back', async () => {
  const floor = openFloor();
  const first = await floor.connect(1);
  const { bid } = floor.quote();
  await floor.order(first, 1, { orderType: 'LMT', lmtPrice: bid });
  first.stream.end();
  await first.settle();
  const again = await floor.connect(1);
  expect(again.named('nextValidId')).toEqual([{ version: '1', orderId: '2' }]);
  for (let minute = 0; minute < 60 && again.named('execDetails').length === 0; minute += 1)
    await floor.pass(60_000);
  expect(toldOf(again)).toContain('orderStatus 1 Filled');
});

test('new terms that cannot be leave the order as it was, and clients are shown that it goes on', async () => {
  const floor = openFloor();
  const client = await floor.connect(1);
  await floor.order(client, 1, limit);
  const before = toldOf(client).length;
  // Half as much again as the market: nobody takes that.
  await floor.order(client, 1, { ...limit, lmtPrice: 340 });
  expect(toldOf(client).slice(before)).toEqual([
    'error 1 202',
    'openOrder 1 Submitted',
    'orderStatus 1 Submitted',
  ]);
  expect(client.named('openOrder').at(-1)).toMatchObject({ lmtPrice: '220.0' });
});

test('a question about an order that works neither changes nor ends it, and takes no id', async () => {
  const floor = openFloor();
  const client = await floor.connect(1);
  await floor.order(client, 1, limit);
  await floor.order(client, 1, { ...limit, lmtPrice: 340, whatIf: true });
  await floor.order(client, 9, { ...limit, lmtPrice: 340, whatIf: true });
  await floor.order(client, 2, limit);
  expect(toldOf(client).slice(-2)).toEqual(['openOrder 2 Submitted', 'orderStatus 2 Submitted']);
  expect(floor.gateway.state().exchange.orders.map(({ status }) => status)).toEqual([
    'Submitted',
    'Submitted',
  ]);
});

test('a client that has used an id of its own does not cancel the order of another by it', async () => {
  const floor = openFloor();
  const [one, zero] = [await floor.connect(1), await floor.connect(0)];
  await floor.order(one, 5, limit);
  await floor.order(zero, 9);
  const before = toldOf(zero).length;
  await floor.cancel(zero, 5);
  expect(toldOf(zero).slice(before)).toEqual(['error 5 10147']);
  expect(toldOf(one).at(-1)).toBe('orderStatus 5 Submitted');
});

test('an id that clients cannot keep is refused', async () => {
  const floor = openFloor();
  const client = await floor.connect(1);
  await floor.order(client, 2_147_483_648);
  await floor.order(client, 1);
  expect(toldOf(client)[0]).toBe('error 2147483648 10149');
  expect(toldOf(client).at(-1)).toBe('commissionReport');
});

test('a gateway that is closed waits for nothing any more', async () => {
  const floor = openFloor();
  const client = await floor.connect(1);
  await floor.order(client, 1, { ...limit, tif: 'GTC' });
  expect(floor.timers()).toBeGreaterThan(0);
  floor.gateway.close();
  await client.settle();
  expect(floor.timers()).toBe(0);
});
