import { expect, test } from 'vitest';
import { reqGlobalCancel } from '../../../../harness/wire/requests/orders.js';
import { unsetBut } from '../../../../harness/wire/unset-but.js';
import { openFloor, toldOf } from './floor.js';

const limit = { orderType: 'LMT', lmtPrice: 220 };

test('what belongs together is held back until the last of it is transmitted, in whatever order it came', async () => {
  const floor = openFloor();
  const client = await floor.connect(1);
  await floor.order(client, 1, { ...limit, transmit: false });
  await floor.order(client, 2, {
    action: 'SELL',
    orderType: 'LMT',
    lmtPrice: 300,
    parentId: 1,
    transmit: false,
  });
  expect(toldOf(client)).toEqual([]);
  await floor.order(client, 3, { action: 'SELL', orderType: 'STP', auxPrice: 150, parentId: 1 });
  expect(toldOf(client).filter((line) => line.startsWith('openOrder'))).toEqual([
    'openOrder 1 PreSubmitted',
    'openOrder 2 PreSubmitted',
    'openOrder 3 PreSubmitted',
    'openOrder 1 Submitted',
  ]);
});

test('an order held back goes out when its id comes again with transmit', async () => {
  const floor = openFloor();
  const client = await floor.connect(1);
  await floor.order(client, 1, { ...limit, transmit: false });
  await floor.order(client, 1, limit);
  expect(toldOf(client)).toEqual([
    'openOrder 1 PreSubmitted',
    'orderStatus 1 PreSubmitted',
    'openOrder 1 Submitted',
    'orderStatus 1 Submitted',
  ]);
});

test('one that was never transmitted can be cancelled, and its id is gone', async () => {
  const floor = openFloor();
  const client = await floor.connect(1);
  await floor.order(client, 1, { ...limit, transmit: false });
  await floor.cancel(client, 1);
  await floor.order(client, 1, limit);
  expect(toldOf(client)).toEqual(['orderStatus 1 Cancelled', 'error 1 202', 'error 1 103']);
});

test('one that is cancelled because of its new terms does not wait on', async () => {
  const floor = openFloor();
  const client = await floor.connect(1);
  await floor.order(client, 1, { ...limit, transmit: false });
  await floor.order(client, 1, { ...limit, lmtPrice: 500, transmit: false });
  await floor.order(client, 2, { ...limit, parentId: 1 });
  expect(toldOf(client)).toEqual(['orderStatus 1 Cancelled', 'error 1 202', 'error 2 10006']);
});

test('a child of nobody is refused', async () => {
  const floor = openFloor();
  const client = await floor.connect(1);
  await floor.order(client, 2, { ...limit, parentId: 1 });
  expect(toldOf(client)).toEqual(['error 2 10006']);
});

test('new terms without transmit wait until the id comes again with it', async () => {
  const floor = openFloor();
  const client = await floor.connect(1);
  await floor.order(client, 1, limit);
  const before = toldOf(client).length;
  await floor.order(client, 1, { ...limit, lmtPrice: 221, transmit: false });
  expect(toldOf(client)).toHaveLength(before);
  await floor.order(client, 1, { ...limit, lmtPrice: 221 });
  expect(client.named('openOrder').at(-1)).toMatchObject({ lmtPrice: '221.0' });
});

test('cancelling an order that was held back ends what waits for it, and each is told', async () => {
  const floor = openFloor();
  const client = await floor.connect(1);
  await floor.order(client, 40, { ...limit, transmit: false });
  await floor.order(client, 41, { ...limit, action: 'SELL', lmtPrice: 300, parentId: 40, transmit: false });
  await floor.cancel(client, 40);
  await floor.order(client, 42, { ...limit, action: 'SELL', lmtPrice: 301, parentId: 41 });
  expect(toldOf(client)).toEqual([
    'orderStatus 40 Cancelled',
    'error 40 202',
    'orderStatus 41 Cancelled',
    'error 41 202',
    'error 42 10006',
  ]);
});

test('when time has run out for a parent that was held back, its children are told too', async () => {
  const floor = openFloor();
  const client = await floor.connect(1);
  const soon = { tif: 'GTD', goodTillDate: '20260303-16:40:00' };
  await floor.order(client, 1, { ...limit, ...soon, transmit: false });
  floor.leap(3_600_000);
  await floor.order(client, 2, { ...limit, action: 'SELL', lmtPrice: 300, parentId: 1 });
  expect(toldOf(client).map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual(['error 1', 'error 2']);
  await floor.order(client, 3, limit);
  expect(toldOf(client)).not.toContain('openOrder 1 PreSubmitted');
});

test('no order waits for itself, directly or by way of others', async () => {
  const floor = openFloor();
  const client = await floor.connect(1);
  await floor.order(client, 20, { ...limit, transmit: false });
  await floor.order(client, 20, { ...limit, parentId: 20 });
  await floor.order(client, 30, { ...limit, transmit: false });
  await floor.order(client, 31, { ...limit, parentId: 30, transmit: false });
  await floor.order(client, 30, { ...limit, parentId: 31 });
  expect(toldOf(client)).toEqual(['error 20 10006', 'error 30 10006']);
});

test('cancelling them all ends what was held back too, and says so', async () => {
  const floor = openFloor();
  const [one, other] = [await floor.connect(1), await floor.connect(2)];
  await floor.order(one, 1, { ...limit, transmit: false });
  other.send(reqGlobalCancel, unsetBut(reqGlobalCancel, {}));
  await other.settle();
  await one.settle();
  expect(toldOf(one)).toEqual(['orderStatus 1 Cancelled', 'error 1 202']);
});
