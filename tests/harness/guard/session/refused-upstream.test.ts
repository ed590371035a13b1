import { expect, test, vi } from 'vitest';
import { createGateway } from '../../../../harness/gateway/create.js';
import { reqMktData } from '../../../../harness/wire/requests/market-data.js';
import { placeOrder } from '../../../../harness/wire/requests/place-order.js';
import { unsetBut } from '../../../../harness/wire/unset-but.js';
import { steppedClock } from '../../../../platform/clock/stepped.js';
import { connectClient, type TestClient } from '../../gateway/client.js';
import { heardBy, startGuard, type TestGuard } from '../guard.js';

const MARKET_HOURS = '2026-03-03T16:30:00Z';
const apple = { symbol: 'AAPL', secType: 'STK', exchange: 'SMART', currency: 'USD' };
/** The guard takes its type for one of TWS, and this gateway has none such: 321, which answers many requests. */
const unknownHere = { action: 'BUY', orderType: 'MOO', totalQuantity: 1, tif: 'DAY', transmit: true };

const order = (client: TestClient, orderId: number, more: object) =>
  client.send(placeOrder, unsetBut(placeOrder, { orderId, ...apple, ...unknownHere, ...more }));

const charged = ({ guard }: TestGuard) => guard.status().today.accounts[0]?.notional;

async function scene() {
  const clock = steppedClock(MARKET_HOURS);
  const guarded = await startGuard(createGateway({ clock, seed: 1 }), {
    clock,
    policy: { orderTypes: undefined },
  });
  const client = await connectClient(guarded.guard, { clientId: 7 });
  await heardBy(client, 'nextValidId');
  return { clock, guarded, client };
}

test('an order that the upstream refuses in general words is over at once, and costs the day nothing', async () => {
  const { clock, guarded, client } = await scene();
  order(client, 1, {});
  await heardBy(client, 'errMsg', ({ reqId, errorCode }) => reqId === '1' && errorCode === '321');
  await vi.waitUntil(() => guarded.guard.status().openOrders === 0);
  await clock.advance(6000);
  await client.settle();
  expect(charged(guarded)).toBe(0);
  await guarded.close();
});

test('where something else was asked for under its id, the list of open orders decides', async () => {
  const { clock, guarded, client } = await scene();
  client.send(reqMktData, unsetBut(reqMktData, { reqId: 1, ...apple }));
  order(client, 1, {});
  await heardBy(client, 'errMsg', ({ reqId, errorCode }) => reqId === '1' && errorCode === '321');
  await client.settle();
  expect(guarded.guard.status().openOrders).toBe(1);
  await clock.advance(6000);
  await vi.waitUntil(() => guarded.guard.status().openOrders === 0);
  // Nobody knows whether it has traded.
  expect(charged(guarded)).toBeGreaterThan(0);
  await guarded.close();
});
