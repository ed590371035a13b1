import { expect, test } from 'vitest';
import { orderErrors, refusalError } from '../../../../harness/gateway/orders/errors.js';
import type { Refusal } from '../../../../trading/exchange/event.js';

test.each<[Refusal, number, string]>([
  [{ kind: 'quantity', found: 0 }, 434, 'The order size cannot be zero.'],
  [{ kind: 'quantity', found: -1 }, 321, 'Order size does not conform to market rule.'],
  [
    { kind: 'quantity-too-small', found: 1, least: 5 },
    388,
    'Order size is smaller than the minimum requirement.',
  ],
  [
    { kind: 'quantity-off-increment', found: 1.5, increment: 1 },
    10250,
    'The size does not conform to the minimum variation of 1 for this contract',
  ],
  [{ kind: 'price', field: 'limit', found: 0 }, 463, 'You must enter a valid price.'],
  [{ kind: 'price', field: 'stop', found: 0 }, 321, 'Invalid Stop Price'],
  [
    { kind: 'price-off-tick', field: 'limit', found: 1.001, tick: 0.01 },
    110,
    'The price does not conform to the minimum price variation for this contract.',
  ],
  [{ kind: 'unknown-instrument', conId: 1 }, 200, 'No security definition has been found for the request'],
  [{ kind: 'not-tradable', conId: 1 }, 412, 'The contract is not available for trading.'],
  [{ kind: 'unknown-account', account: 'X' }, 321, 'Invalid account code'],
  [
    { kind: 'pricing-not-offered', pricing: 'midprice' },
    387,
    'Unsupported order type for this exchange and security type.',
  ],
  [{ kind: 'unknown-order', id: 20 }, 135, "Can't find order with id = 20"],
  [{ kind: 'order-done', id: 20, status: 'Filled' }, 104, 'Cannot modify a filled order.'],
  [
    { kind: 'order-done', id: 20, status: 'Cancelled' },
    161,
    'Cancel attempted when order is not in a cancellable state. Order permId =20',
  ],
  [{ kind: 'changes-identity', field: 'side' }, 105, 'Order being modified does not match original order'],
  [
    { kind: 'changes-identity', field: 'pricing' },
    329,
    'Order modify failed. Cannot change to the new order type.',
  ],
  [{ kind: 'below-filled', filled: 3 }, 201, 'The quantity cannot be less than what is filled already, 3.'],
  [{ kind: 'unknown-parent', id: 1 }, 10006, 'Missing parent order.'],
  [
    { kind: 'funds', equityWithLoan: 999754.351, initialMargin: 2365590.72, currency: 'EUR' },
    201,
    'Equity with Loan Value [999754.35 EUR] must exceed the new total Initial Margin of [2365590.72 EUR].',
  ],
  [
    { kind: 'too-many-orders', most: 15 },
    201,
    'Order rejected - reason:Your account has a minimum of 15 orders working on either the buy or sell side',
  ],
  [{ kind: 'no-position', conId: 1 }, 201, 'The contract is not available for short sale.'],
  [{ kind: 'exercise-quantity', found: 0 }, 321, 'Exercise quantity 0 is not a positive number'],
  [{ kind: 'not-in-the-money', conId: 1 }, 322, 'Exercise ignored because option is not in-the-money.'],
])('%o is told as %d', (refusal, code, text) => {
  const error = refusalError(refusal);
  expect(error.code).toBe(code);
  expect(error.message).toContain(text);
});

test.each([
  [orderErrors.duplicateId(), 103, 'Duplicate order id'],
  [orderErrors.invalidId(0), 10149, 'Invalid order id: 0'],
  [orderErrors.cancelUnknown(53), 10147, 'OrderId 53 that needs to be cancelled is not found.'],
  [
    orderErrors.notCancellable(53, 'Filled'),
    10148,
    'OrderId 53 that needs to be cancelled cannot be cancelled, state: Filled.',
  ],
  [orderErrors.cancelled(), 202, 'Order Canceled - reason:'],
])('%o', (error, code, message) => {
  expect(error).toEqual({ code, message });
});
