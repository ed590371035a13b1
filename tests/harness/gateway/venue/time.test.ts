import { expect, test } from 'vitest';
import { reqOpenOrders } from '../../../../harness/wire/requests/orders.js';
import { openFloor, toldOf } from '../orders/floor.js';

const HOUR = 3_600_000;

test('a stop that was passed in a long leap of time is set off where the market passed it', async () => {
  const floor = openFloor();
  const client = await floor.connect(1);
  const { bid } = floor.quote();
  await floor.order(client, 1, { orderType: 'STP', auxPrice: Number((bid + 0.5).toFixed(2)), tif: 'GTC' });
  floor.leap(96 * HOUR);
  client.send(reqOpenOrders, {});
  await client.settle();
  expect(toldOf(client)).toContain('orderStatus 1 Filled');
  const fills = client.named('execDetails').map(({ price }) => Number(price));
  // Passed within minutes of trading, not wherever the market stood four days later.
  for (const price of fills) expect(Math.abs(price - bid)).toBeLessThan(bid * 0.03);
});

test('a day order ends with its session, however late the clock says so', async () => {
  const floor = openFloor();
  const client = await floor.connect(1);
  await floor.order(client, 1, { orderType: 'LMT', lmtPrice: 220 });
  floor.leap(30 * 24 * HOUR);
  client.send(reqOpenOrders, {});
  await client.settle();
  expect(toldOf(client).slice(-2)).toEqual(['orderStatus 1 Cancelled', 'error 1 202']);
  expect(floor.gateway.state().exchange.orders.filter(({ status }) => status === 'Submitted')).toEqual([]);
});

test('an order placed at night waits for the opening, and says so', async () => {
  const floor = openFloor({}, '2026-03-03T03:00:00Z');
  const client = await floor.connect(1);
  await floor.order(client, 1);
  expect(toldOf(client)).toEqual(['error 1 399', 'openOrder 1 PreSubmitted', 'orderStatus 1 PreSubmitted']);
  floor.leap(12 * HOUR);
  client.send(reqOpenOrders, {});
  await client.settle();
  expect(toldOf(client)).toContain('orderStatus 1 Filled');
});
