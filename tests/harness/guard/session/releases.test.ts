import { expect, test, vi } from 'vitest';
import { createGateway } from '../../../../harness/gateway/create.js';
import { placeOrder } from '../../../../harness/wire/requests/place-order.js';
import { unsetBut } from '../../../../harness/wire/unset-but.js';
import { steppedClock } from '../../../../platform/clock/stepped.js';
import { connectClient } from '../../gateway/client.js';
import { heardBy, startGuard } from '../guard.js';
import { release } from '../kill/switches.js';
import { witnessed } from '../witness.js';

const resting = (orderId: number) =>
  unsetBut(placeOrder, {
    ...{ orderId, symbol: 'AAPL', secType: 'STK', exchange: 'SMART', currency: 'USD', transmit: true },
    ...{ action: 'BUY', orderType: 'LMT', lmtPrice: 100, totalQuantity: 5, tif: 'DAY' },
  });

test('an order that is placed right after a release is none that the kill before it cancels', async () => {
  const clock = steppedClock('2026-03-03T16:30:00Z');
  const witness = witnessed(createGateway({ clock: steppedClock('2026-03-03T16:30:00Z') }));
  const guarded = await startGuard(witness, { clock });
  const client = await connectClient(guarded.guard);
  const status = (orderId: number, name: string) =>
    heardBy(
      client,
      'orderStatus',
      (texts) => texts['orderId'] === String(orderId) && texts['status'] === name,
    );
  client.send(placeOrder, resting(1));
  await status(1, 'Submitted');
  guarded.kill.kill('enough');
  await status(1, 'Cancelled');

  release(guarded.home, clock.now());
  await clock.advance(50);
  await vi.waitUntil(() => !guarded.kill.isOn);
  client.send(placeOrder, resting(2));
  await status(2, 'Submitted');
  // As long as what was on its way when the switch was turned may take to arrive.
  await clock.advance(5000);
  await client.settle();
  expect(witness.arrived('reqGlobalCancel')).toHaveLength(1);
  expect(guarded.guard.status().openOrders).toBe(1);
  await guarded.close();
});
