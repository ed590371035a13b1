import { expect, test } from 'vitest';
import { createGateway } from '../../../../harness/gateway/create.js';
import { reqAllOpenOrders } from '../../../../harness/wire/requests/orders.js';
import { reqIds } from '../../../../harness/wire/requests/session.js';
import { fixedClock } from '../../../../platform/clock/fixed.js';
import { connectClient } from '../client.js';
import { openFloor, toldOf } from './floor.js';

const resting = { orderType: 'LMT', lmtPrice: 220 };

test('a snapshot brings back orders, positions and what was held back, and gives no id twice', async () => {
  const floor = openFloor();
  const client = await floor.connect(1);
  await floor.order(client, 1);
  await floor.order(client, 2, resting);
  await floor.order(client, 3, { ...resting, transmit: false });
  const before = floor.gateway.state();
  await floor.order(client, 4);
  await floor.cancel(client, 2);
  await floor.cancel(client, 3);
  const after = floor.gateway.state();
  expect(after).not.toEqual(before);
  floor.gateway.restore(before);
  const { lastOrderId, lastPriority, lastFill } = after.exchange;
  expect(floor.gateway.state()).toEqual({
    ...before,
    nextOrderIds: after.nextOrderIds,
    exchange: { ...before.exchange, lastOrderId, lastPriority, lastFill },
  });
  const told = toldOf(client).length;
  await floor.order(client, 3, resting);
  await floor.cancel(client, 2);
  expect(toldOf(client).slice(told)).toEqual([
    'openOrder 3 PreSubmitted',
    'orderStatus 3 PreSubmitted',
    'openOrder 3 Submitted',
    'orderStatus 3 Submitted',
    'orderStatus 2 Cancelled',
    'error 2 202',
  ]);
});

test('after a restore neither orders nor executions bear numbers that clients have seen on others', async () => {
  const floor = openFloor();
  const client = await floor.connect(1);
  const before = floor.gateway.state();
  await floor.order(client, 1);
  floor.gateway.restore(before);
  client.send(reqIds, { numIds: 1 });
  await client.settle();
  expect(client.named('nextValidId').at(-1)).toMatchObject({ orderId: '2' });
  await floor.order(client, 2);
  const seen = client.named('execDetails');
  expect(seen.map(({ orderId }) => orderId)).toEqual(['1', '2']);
  expect(new Set(seen.map(({ permId }) => permId)).size).toBe(2);
  expect(new Set(seen.map(({ execId }) => execId)).size).toBe(2);
});

test('a snapshot stays what it was while the gateway goes on', async () => {
  const floor = openFloor();
  const client = await floor.connect(1);
  await floor.order(client, 1, resting);
  const snapshot = floor.gateway.state();
  const text = JSON.stringify(snapshot);
  await floor.order(client, 2);
  await floor.cancel(client, 1);
  await floor.pass(60_000);
  expect(JSON.stringify(snapshot)).toBe(text);
});

test('another gateway goes on where one ended, from plain JSON', async () => {
  const floor = openFloor();
  const client = await floor.connect(1);
  await floor.order(client, 1);
  await floor.order(client, 2, resting);
  const state = JSON.parse(JSON.stringify(floor.gateway.state()));
  const heir = createGateway({ clock: fixedClock('2026-03-03T16:30:00Z'), seed: 1, state });
  const again = await connectClient(heir, { clientId: 1 });
  again.send(reqAllOpenOrders, {});
  await again.settle();
  expect(again.named('nextValidId')).toEqual([{ version: '1', orderId: '3' }]);
  expect(toldOf(again)).toEqual(['openOrder 2 Submitted', 'orderStatus 2 Submitted']);
  expect(heir.state()).toEqual(floor.gateway.state());
});
