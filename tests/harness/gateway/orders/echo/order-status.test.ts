import { expect, test } from 'vitest';
import { orderStatusValues } from '../../../../../harness/gateway/orders/echo/order-status.js';
import { orderStatus } from '../../../../../harness/wire/replies/executions.js';
import type { HeldBy } from '../../../../../trading/exchange/orders/order.js';
import { orderOf, sent, ticketOf } from './samples.js';

test('a status says how far an order has come', () => {
  const order = orderOf(
    { quantity: 100 },
    { status: 'Submitted', filled: 30, averagePrice: 257.95000000000005, lastPrice: 257.9 },
  );
  expect(sent(orderStatus, 178, orderStatusValues(ticketOf({ parentId: 5 }), order))).toEqual({
    orderId: '1',
    status: 'Submitted',
    filled: '30',
    remaining: '70',
    avgFillPrice: '257.95',
    permId: '389211034',
    parentId: '5',
    lastFillPrice: '257.9',
    clientId: '94',
    mktCapPrice: '0',
  });
});

test('what is left of a fraction has no noise', () => {
  const order = orderOf({ quantity: 0.3 }, { filled: 0.1 });
  expect(sent(orderStatus, 178, orderStatusValues(ticketOf(), order))['remaining']).toBe('0.2');
});

const reasons: readonly (readonly [readonly HeldBy[], string | undefined])[] = [
  [[], undefined],
  [['parent'], 'child'],
  [['trigger'], 'trigger'],
  [['parent', 'trigger'], 'child,trigger'],
  [['parent', 'trigger', 'hours'], 'child,trigger'],
  [['conditions'], undefined],
  [['time', 'auction'], undefined],
];

test.each(reasons)('an order held by %j says why: %s', (heldBy, expected) => {
  const told = sent(orderStatus, 178, orderStatusValues(ticketOf(), orderOf({}, { heldBy })));
  expect(told['whyHeld']).toBe(expected);
});

test('an order that has ended is held by nothing', () => {
  const order = orderOf({}, { status: 'Cancelled', heldBy: ['trigger'] });
  expect(sent(orderStatus, 178, orderStatusValues(ticketOf(), order))['whyHeld']).toBeUndefined();
});
