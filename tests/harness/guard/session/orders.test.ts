import { rmSync, truncateSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { createGateway } from '../../../../harness/gateway/create.js';
import { cancelOrder } from '../../../../harness/wire/requests/orders.js';
import { placeOrder } from '../../../../harness/wire/requests/place-order.js';
import { unsetBut } from '../../../../harness/wire/unset-but.js';
import { steppedClock } from '../../../../platform/clock/stepped.js';
import { connectClient } from '../../gateway/client.js';
import { heardBy, startGuard, type TestGuardOptions } from '../guard.js';
import { witnessed } from '../witness.js';

const MARKET_HOURS = '2026-03-03T16:30:00Z';

const apple = { symbol: 'AAPL', secType: 'STK', exchange: 'SMART', currency: 'USD' };
const order = (orderId: number, more: object) =>
  unsetBut(placeOrder, {
    ...{ orderId, ...apple, action: 'BUY', orderType: 'MKT', tif: 'DAY', transmit: true },
    ...more,
  });
const resting = { orderType: 'LMT', lmtPrice: 100, totalQuantity: 5 };
const cancel = (orderId: number) => unsetBut(cancelOrder, { orderId });

async function scene(options: TestGuardOptions = {}) {
  const witness = witnessed(createGateway({ clock: steppedClock(MARKET_HOURS) }));
  const guarded = await startGuard(witness, options);
  const client = await connectClient(guarded.guard);
  await heardBy(client, 'nextValidId');
  const status = (orderId: number, name: string) =>
    heardBy(
      client,
      'orderStatus',
      (texts) => texts['orderId'] === String(orderId) && texts['status'] === name,
    );
  const errorOf = (orderId: number) =>
    heardBy(client, 'errMsg', ({ reqId }) => reqId === String(orderId)).then(({ errorMsg }) => errorMsg);
  return { witness, guarded, client, status, errorOf };
}

test('an order within the rules goes through and fills; one beyond gets 201 and never arrives', async () => {
  const { witness, guarded, client, status, errorOf } = await scene();
  client.send(placeOrder, order(1, { totalQuantity: 5 }));
  client.send(placeOrder, order(2, { totalQuantity: 25 }));
  await status(1, 'Filled');
  await status(2, 'Cancelled');
  expect(await errorOf(2)).toBe(
    'Order rejected - reason:guard: quantity: 25 shares where 10 are allowed (policy examples)',
  );
  expect(witness.arrived('placeOrder').map(({ orderId }) => orderId)).toEqual(['1']);
  await guarded.close();
});

test('an order whose id is no number is refused, and the session and the guard go on', async () => {
  const { witness, guarded, client, status } = await scene();
  const fields = ['3', 'ten', '0', 'AAPL'];
  const body = Buffer.from(fields.map((field) => `${field}\0`).join(''));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  client.write(Buffer.concat([length, body]));
  client.send(placeOrder, order(1, { totalQuantity: 5 }));
  await status(1, 'Filled');
  expect(witness.orders()).toHaveLength(1);
  await guarded.close();
});

test.each(['figure', 'record'] as const)(
  'the kill switch stops an order that waits for a %s',
  async (what) => {
    const { witness, guarded, client, status } = await scene({
      onWait: (waitsFor, { kill }) => waitsFor === what && kill.kill('enough'),
    });
    client.send(placeOrder, order(1, { totalQuantity: 5 }));
    await status(1, 'Cancelled');
    await heardBy(client, 'errMsg', ({ errorMsg }) =>
      String(errorMsg).includes('guard: kill-switch: enough'),
    );
    expect(witness.orders()).toEqual([]);
    await guarded.close();
  },
);

test('the kill switch cancels what rests and what was never transmitted, of clients that have gone too', async () => {
  const { witness, guarded, client, status } = await scene();
  const other = await connectClient(guarded.guard, { clientId: 2 });
  other.send(placeOrder, order(1, resting));
  await heardBy(other, 'openOrder');
  other.stream.end();
  client.send(placeOrder, order(1, resting));
  client.send(placeOrder, order(2, { ...resting, transmit: false }));
  await status(1, 'Submitted');
  await vi.waitUntil(() => witness.orders().length === 3);
  guarded.kill.kill('enough');
  await status(1, 'Cancelled');
  await client.settle();
  const cancels = witness.arrived('cancelOrder', 1).map(({ orderId }) => orderId);
  expect(new Set(cancels)).toEqual(new Set(['1', '2']));
  expect(witness.arrived('reqGlobalCancel')).toHaveLength(1);
  client.send(placeOrder, order(2, { ...resting, transmit: true }));
  await heardBy(client, 'errMsg', ({ errorMsg }) => String(errorMsg).includes('kill-switch'));
  expect(witness.arrived('placeOrder', 1)).toHaveLength(2);
  await guarded.close();
});

test('a guard that is started again is still stopped', async () => {
  const { witness, guarded } = await scene();
  guarded.kill.kill('enough');
  await guarded.close({ keep: true });
  const again = await startGuard(witness, { home: guarded.home });
  const client = await connectClient(again.guard);
  await heardBy(client, 'nextValidId');
  client.send(placeOrder, order(1, { totalQuantity: 1 }));
  await heardBy(client, 'errMsg', ({ errorMsg }) => String(errorMsg).includes('kill-switch: enough'));
  expect(witness.orders()).toEqual([]);
  await again.close();
});

test.each([
  ['deleted', (file: string) => rmSync(file)],
  ['cut short', (file: string) => truncateSync(file, 10)],
] as const)('with a record that was %s nothing is placed, and cancels still pass', async (_what, spoil) => {
  const { witness, guarded, client, status, errorOf } = await scene();
  client.send(placeOrder, order(1, resting));
  await status(1, 'Submitted');
  spoil(guarded.audit.file);
  client.send(placeOrder, order(2, resting));
  expect(await errorOf(2)).toContain('guard: record: the record cannot be written');
  await status(2, 'Cancelled');
  client.send(placeOrder, order(1, { ...resting, totalQuantity: 6 }));
  expect(await errorOf(1)).toContain('guard: record:');
  client.send(cancelOrder, cancel(1));
  await status(1, 'Cancelled');
  expect(witness.orders()).toHaveLength(1);
  await guarded.close();
});

test('the children of an order that was refused are told so, whether or not they wait for it', async () => {
  const { witness, guarded, client, errorOf } = await scene();
  client.send(placeOrder, order(1, { ...resting, totalQuantity: 25, transmit: false }));
  await errorOf(1);
  client.send(
    placeOrder,
    order(2, { ...resting, action: 'SELL', lmtPrice: 300, parentId: 1, transmit: false }),
  );
  client.send(placeOrder, order(3, { ...resting, action: 'SELL', lmtPrice: 300, parentId: 2 }));
  client.send(placeOrder, order(4, { ...resting, action: 'SELL', lmtPrice: 300, parentId: 9 }));
  const said = (text: string) => `Order rejected - reason:guard: parent: ${text} (policy examples)`;
  const first = 'order 1, its parent, was refused: quantity: 25 shares where 10 are allowed';
  expect(await errorOf(2)).toBe(said(first));
  expect(await errorOf(3)).toBe(said(`order 2, its parent, was refused: parent: ${first}`));
  expect(await errorOf(4)).toBe(said('nothing is known of order 9, its parent'));
  expect(witness.arrived('placeOrder')).toEqual([]);
  await guarded.close();
});
