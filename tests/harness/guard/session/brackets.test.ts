import { expect, test, vi } from 'vitest';
import { createGateway } from '../../../../harness/gateway/create.js';
import { profiles } from '../../../../harness/guard/policy/profiles.js';
import { placeOrder } from '../../../../harness/wire/requests/place-order.js';
import { unsetBut } from '../../../../harness/wire/unset-but.js';
import { steppedClock } from '../../../../platform/clock/stepped.js';
import { connectClient } from '../../gateway/client.js';
import { heardBy, startGuard } from '../guard.js';
import { witnessed } from '../witness.js';

const order = (orderId: number, more: object) =>
  unsetBut(placeOrder, {
    ...{ orderId, symbol: 'AAPL', secType: 'STK', exchange: 'SMART', currency: 'USD', tif: 'DAY' },
    ...{ action: 'BUY', orderType: 'MKT', totalQuantity: 5, transmit: true },
    ...more,
  });

test('a parent that was sent before the loss of the day goes no further once its child transmits it', async () => {
  const clock = steppedClock('2026-03-03T16:30:00Z');
  const witness = witnessed(createGateway({ clock }));
  const limits = { ...profiles.examples.limits, lossPerDay: 0.5 };
  const guarded = await startGuard(witness, { policy: { limits } });
  const client = await connectClient(guarded.guard);
  const { accountsList } = await heardBy(client, 'managedAccounts');

  client.send(placeOrder, order(1, { orderType: 'LMT', lmtPrice: 100, transmit: false }));
  // Its commission, and the spread.
  client.send(placeOrder, order(2, {}));
  await heardBy(client, 'orderStatus', ({ status }) => status === 'Filled');
  await vi.waitUntil(
    async () => {
      await clock.advance(1000);
      const profit = guarded.watch.profitToday(String(accountsList));
      return profit.known && profit.value < -0.5;
    },
    { timeout: 5000 },
  );

  client.send(placeOrder, order(3, { action: 'SELL', orderType: 'LMT', lmtPrice: 300, parentId: 1 }));
  const { errorMsg } = await heardBy(client, 'errMsg', ({ reqId }) => reqId === '3');
  expect(errorMsg).toMatch(
    /guard: daily-loss: order 1, with which it came: [\d.]+ lost today where 0\.5 may be/,
  );
  await heardBy(client, 'orderStatus', ({ orderId, status }) => orderId === '1' && status === 'Cancelled');
  expect(witness.arrived('placeOrder').map(({ orderId }) => orderId)).toEqual(['1', '2']);
  expect(guarded.guard.status().openOrders).toBe(0);
  await guarded.close();
});

test('a kill cancels children before their parent, which would set them free with what was filled of it', async () => {
  const witness = witnessed(createGateway({ clock: steppedClock('2026-03-03T16:30:00Z') }));
  const guarded = await startGuard(witness, { policy: { killCancels: 'own' } });
  const client = await connectClient(guarded.guard);
  await heardBy(client, 'nextValidId');
  const limit = { orderType: 'LMT', lmtPrice: 100 };
  client.send(placeOrder, order(1, { ...limit, transmit: false }));
  client.send(
    placeOrder,
    order(2, { ...limit, action: 'SELL', lmtPrice: 300, parentId: 1, transmit: false }),
  );
  client.send(placeOrder, order(3, { ...limit, action: 'SELL', lmtPrice: 310, parentId: 1 }));
  await vi.waitUntil(() => guarded.guard.status().openOrders === 3);
  await heardBy(client, 'orderStatus', ({ orderId, status }) => orderId === '3' && status === 'PreSubmitted');
  guarded.kill.kill('enough');
  await vi.waitUntil(() => guarded.guard.status().openOrders === 0, { timeout: 5000 });
  expect(witness.arrived('cancelOrder').map(({ orderId }) => orderId)).toEqual(['3', '2', '1']);
  await guarded.close();
});
