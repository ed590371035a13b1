import { expect, test, vi } from 'vitest';
import { createGateway } from '../../../../harness/gateway/create.js';
import { placeOrder } from '../../../../harness/wire/requests/place-order.js';
import { unsetBut } from '../../../../harness/wire/unset-but.js';
import { steppedClock } from '../../../../platform/clock/stepped.js';
import { connectClient, type TestClient } from '../../gateway/client.js';
import { heardBy, startGuard, type TestGuard, type TestGuardOptions } from '../guard.js';
import { type Ways, waysTo } from '../ways.js';
import { witnessed } from '../witness.js';

const MARKET_HOURS = '2026-03-03T16:30:00Z';
const MINUTE = 60_000;

const apple = { symbol: 'AAPL', secType: 'STK', exchange: 'SMART', currency: 'USD' };

/** One share that nobody sells so cheaply. */
function rest(client: TestClient, orderId: number, more: object = {}): void {
  const order = {
    action: 'BUY',
    totalQuantity: 1,
    orderType: 'LMT',
    lmtPrice: 200,
    tif: 'DAY',
    transmit: true,
  };
  client.send(placeOrder, unsetBut(placeOrder, { orderId, ...apple, ...order, ...more }));
}

async function come({ guard }: Pick<TestGuard, 'guard'>, clientId = 7): Promise<TestClient> {
  const client = await connectClient(guard, { clientId });
  await heardBy(client, 'nextValidId');
  return client;
}

const working = (client: TestClient, orderId: number) =>
  heardBy(
    client,
    'orderStatus',
    (texts) => texts['orderId'] === String(orderId) && texts['status'] === 'Submitted',
  );

/** The market's time stands still unless it is told; so does the guard's, if it has a clock of its own. */
async function scene(options: TestGuardOptions = {}, begins = MARKET_HOURS) {
  const market = steppedClock(begins);
  const witness = witnessed(createGateway({ clock: market, seed: 1 }));
  const ways = waysTo(witness);
  return { market, witness, ways, guarded: await startGuard(ways, options) };
}

const openFor = (guarded: TestGuard, orders: number) =>
  vi.waitUntil(() => guarded.guard.status().openOrders === orders, { timeout: 5000 });

/** How many orders have gone upstream. */
const sentBy = ({ crossings }: TestGuard) =>
  crossings.filter(({ name, passage }) => name === 'placeOrder' && passage === 'forwarded').length;

/** By the upstream's own word. */
const nothingOpen = ({ watch }: TestGuard) =>
  vi.waitUntil(
    async () => {
      const open = await watch.openOrders();
      return open.known && open.value.length === 0;
    },
    { timeout: 5000 },
  );

async function last(ways: Ways) {
  const way = ways.all.at(-1);
  if (way === undefined) throw new Error('nobody has connected');
  return way;
}

test('orders that got lost with the upstream are over though their client was back at once', async () => {
  const clock = steppedClock(MARKET_HOURS);
  const { ways, guarded } = await scene({
    clock,
    policy: { limits: { ...unlimited, openOrders: 3 }, shortSelling: true, hours: 'any' },
  });
  const client = await come(guarded);
  rest(client, 1);
  await working(client, 1);
  const way = await last(ways);
  way.lose();
  rest(client, 2);
  rest(client, 3);
  await openFor(guarded, 3);
  // What has not gone out yet when the upstream goes was never asked for.
  await vi.waitUntil(() => sentBy(guarded) === 3, { timeout: 5000 });
  way.cut();
  await vi.waitUntil(() => client.closed);
  await clock.advance(100);
  const again = await come(guarded);
  rest(again, 4);
  await heardBy(again, 'errMsg', ({ errorMsg }) => String(errorMsg).includes('open-orders: 3 are open'));
  await clock.advance(6000);
  await openFor(guarded, 1);
  // What the client asks for now may still be on its way, and its ends will be heard.
  (await last(ways)).lose();
  rest(again, 5);
  await openFor(guarded, 2);
  await clock.advance(MINUTE);
  await again.settle();
  expect(guarded.guard.status().openOrders).toBe(2);
  await guarded.close();
});

test('orders that ended while no guard was there are over though their client is back before it knows', async () => {
  // Shortly before the close: hours of a market that moves take seconds to go by.
  const { market, witness, guarded } = await scene({}, '2026-03-03T20:58:00Z');
  const client = await come(guarded);
  rest(client, 1);
  await working(client, 1);
  await guarded.close({ keep: true });
  await market.advance(5 * MINUTE);
  let isFirst = true;
  const ways = waysTo(witness, (way) => {
    if (isFirst) way.hold();
    isFirst = false;
  });
  const again = await startGuard(ways, { home: guarded.home, isAlone: true });
  await come(again);
  expect([again.watch.isUp, again.guard.status().openOrders]).toEqual([false, 1]);
  ways.all[0]?.release();
  await openFor(again, 0);
  await again.close();
});

test('a kill cancels the orders of a client that has just gone, once the upstream has let go of it', async () => {
  const { witness, ways, guarded } = await scene({ policy: { killCancels: 'own' } });
  const client = await come(guarded);
  rest(client, 1);
  await working(client, 1);
  const way = await last(ways);
  way.keepOpen();
  client.stream.end();
  await vi.waitUntil(() => guarded.guard.connections === 0);
  guarded.kill.kill('enough');
  const refused = () => guarded.log.some((line) => line.includes('there is no session yet'));
  await vi.waitUntil(refused, { timeout: 5000 });
  expect(witness.arrived('cancelOrder')).toEqual([]);
  way.release();
  await vi.waitUntil(() => witness.arrived('cancelOrder', 7).length === 1, { timeout: 5000 });
  await nothingOpen(guarded);
  await guarded.close();
});

test('a kill cancels what was on its way from a client that has gone', async () => {
  const { witness, ways, guarded } = await scene();
  const client = await come(guarded);
  const way = await last(ways);
  way.delay();
  rest(client, 1);
  await openFor(guarded, 1);
  client.stream.end();
  await vi.waitUntil(() => guarded.guard.connections === 0);
  guarded.kill.kill('enough');
  await vi.waitUntil(() => witness.arrived('reqGlobalCancel').length === 1);
  way.release();
  await vi.waitUntil(() => witness.arrived('placeOrder').length === 1);
  await vi.waitUntil(() => witness.arrived('reqGlobalCancel').length === 2, { timeout: 5000 });
  await nothingOpen(guarded);
  await guarded.close();
});

const unlimited = {
  ...{ quantityPerOrder: undefined, notionalPerOrder: undefined, notionalPerDay: undefined },
  ...{ openOrders: undefined, lossPerDay: undefined },
};
