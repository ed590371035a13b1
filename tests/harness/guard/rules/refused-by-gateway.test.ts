import { expect, test, vi } from 'vitest';
import { createGateway } from '../../../../harness/gateway/create.js';
import type { Policy } from '../../../../harness/guard/policy/policy.js';
import { placeOrder } from '../../../../harness/wire/requests/place-order.js';
import { unsetBut } from '../../../../harness/wire/unset-but.js';
import { steppedClock } from '../../../../platform/clock/stepped.js';
import { connectClient } from '../../gateway/client.js';
import { heardBy, startGuard } from '../guard.js';
import { witnessed } from '../witness.js';

const AAPL = { symbol: 'AAPL', secType: 'STK', exchange: 'SMART', currency: 'USD' };
const MSFT = { ...AAPL, symbol: 'MSFT' };
/** Shares cost some 225: it rests. */
const resting = { orderType: 'LMT', lmtPrice: 100 };

/** A client before a guard: its orders one after another, each until its answer is there. */
async function scene(policy: Partial<Policy>) {
  const witness = witnessed(createGateway({ clock: steppedClock('2026-03-03T16:30:00Z') }));
  const guarded = await startGuard(witness, { policy });
  const client = await connectClient(guarded.guard);
  await heardBy(client, 'nextValidId');
  return {
    witness,
    close: () => guarded.close(),
    /** `taken`, or the rule that it breaks. */
    async place(orderId: number, more: object): Promise<string> {
      const before = client.messages.length;
      client.send(
        placeOrder,
        unsetBut(placeOrder, {
          ...{ orderId, ...AAPL, action: 'BUY', totalQuantity: 10, orderType: 'MKT', tif: 'DAY' },
          ...{ transmit: true, ...more },
        }),
      );
      const id = String(orderId);
      const answer = await vi.waitUntil(
        () =>
          client.messages.slice(before).find(({ texts }) => texts['reqId'] === id || texts['orderId'] === id),
        { timeout: 5000, interval: 2 },
      );
      const text = String(answer.texts['errorMsg'] ?? 'taken');
      return /guard: ([a-z-]+):/.exec(text)?.[1] ?? text;
    },
    filled: (orderId: number) =>
      heardBy(
        client,
        'orderStatus',
        (texts) => texts['orderId'] === String(orderId) && texts['status'] === 'Filled',
      ),
  };
}

test('an order does not become one in another contract or on the other side by a change that fails', async () => {
  const { place, close, witness } = await scene({ shortSelling: false });
  expect(await place(1, resting)).toBe('taken');
  expect(await place(1, { ...resting, ...MSFT })).toBe('modification');
  expect(await place(1, { ...resting, action: 'SELL' })).toBe('modification');
  expect(await place(2, { ...resting, ...MSFT, action: 'SELL', parentId: 1 })).toBe('short-selling');
  expect(await place(3, { ...resting, action: 'SELL', lmtPrice: 300, parentId: 1 })).toBe('taken');
  expect(witness.orders()).toHaveLength(2);
  await close();
});

test('what one order sells no other sells, however the first is changed', async () => {
  const { place, filled, close } = await scene({ shortSelling: false });
  await place(1, {});
  await filled(1);
  const sale = { action: 'SELL', orderType: 'LMT', lmtPrice: 300 };
  expect(await place(2, sale)).toBe('taken');
  expect(await place(2, { ...sale, action: 'BUY' })).toBe('modification');
  expect(await place(3, sale)).toBe('short-selling');
  await close();
});

test('a parent that was made smaller has no more children than it opens', async () => {
  const { place, close } = await scene({ shortSelling: false });
  await place(1, resting);
  expect(await place(1, { ...resting, totalQuantity: 1 })).toBe('taken');
  expect(await place(2, { ...resting, action: 'SELL', lmtPrice: 300, parentId: 1 })).toBe('short-selling');
  const one = { ...resting, action: 'SELL', lmtPrice: 300, parentId: 1, totalQuantity: 1 };
  expect(await place(3, one)).toBe('taken');
  await close();
});

test('an exit of an exit is charged to the day like any order', async () => {
  const { place, filled, close } = await scene({
    limits: {
      ...{ quantityPerOrder: 10, notionalPerOrder: 500_000, openOrders: 20, lossPerDay: undefined },
      notionalPerDay: 7000,
    },
  });
  await place(1, {});
  await filled(1);
  expect(await place(2, { action: 'SELL', orderType: 'LMT', lmtPrice: 300 })).toBe('taken');
  expect(await place(3, { parentId: 2 })).toBe('daily-notional');
  await close();
});
