import { expect, test } from 'vitest';
import { orderErrors, refusalError } from '../../../../harness/gateway/orders/errors.js';
import { refusals, warnings } from '../../../../harness/gateway/orders/intake/refusals.js';
import { twsErrors } from '../../../../harness/gateway/tws-errors.js';
import { goesOn, mayRefuseOrder, type TwsError } from '../../../../harness/wire/tws-codes.js';
import type { Refusal } from '../../../../trading/exchange/event.js';

/** By which code it is said; what words it names does not matter. */
function codesOf(errors: Readonly<Record<string, (...about: never[]) => TwsError>>) {
  return Object.entries(errors).map(([name, make]) => {
    const { code }: TwsError = Reflect.apply(make, undefined, ['', '']);
    return { name, code };
  });
}

/** Why the venue turns down an order that is new, each for once. */
const byVenue: { readonly [Kind in Refusal['kind']]: Extract<Refusal, { kind: Kind }> | undefined } = {
  quantity: { kind: 'quantity', found: -1 },
  'quantity-too-small': { kind: 'quantity-too-small', found: 1, least: 5 },
  'quantity-off-increment': { kind: 'quantity-off-increment', found: 1.5, increment: 1 },
  price: { kind: 'price', field: 'limit', found: 0 },
  'price-off-tick': { kind: 'price-off-tick', field: 'limit', found: 1.001, tick: 0.01 },
  'unknown-instrument': { kind: 'unknown-instrument', conId: 1 },
  'not-tradable': { kind: 'not-tradable', conId: 1 },
  'unknown-account': { kind: 'unknown-account', account: 'X' },
  'pricing-not-offered': { kind: 'pricing-not-offered', pricing: 'midprice' },
  'unknown-parent': { kind: 'unknown-parent', id: 1 },
  'oca-filled': { kind: 'oca-filled', group: 'A' },
  funds: { kind: 'funds', equityWithLoan: 1, initialMargin: 2, currency: 'USD' },
  'too-many-orders': { kind: 'too-many-orders', most: 15 },
  'no-position': { kind: 'no-position', conId: 1 },
  'not-in-the-money': { kind: 'not-in-the-money', conId: 1 },
  'exercise-quantity': { kind: 'exercise-quantity', found: 0 },
  'changes-identity': { kind: 'changes-identity', field: 'side' },
  'below-filled': { kind: 'below-filled', filled: 1 },
  // These two are about an order that there was, or was thought to be.
  'unknown-order': undefined,
  'order-done': undefined,
};

/** What is said of cancels and of orders that work. */
const NO_REFUSALS = ['unknownOrder', 'notCancellableState', 'cancelUnknown', 'notCancellable', 'message'];

test('every code with which the gateway refuses an order is known as one', () => {
  const { rateExceeded, unreachable, unreadable, readOnly, failed, noSecurityDefinition } = twsErrors;
  const all = [
    ...codesOf(orderErrors).filter(({ name }) => !NO_REFUSALS.includes(name)),
    ...codesOf(refusals),
    ...codesOf({ rateExceeded, unreachable, unreadable, readOnly, failed, noSecurityDefinition }),
    ...Object.values(byVenue).flatMap((refusal) =>
      refusal === undefined ? [] : [{ name: refusal.kind, code: refusalError(refusal).code }],
    ),
  ];
  expect(all.filter(({ code }) => !mayRefuseOrder(code))).toEqual([]);
  expect(new Set(all.map(({ code }) => code)).size).toBeGreaterThan(60);
});

test('none of what it says of orders that work is', () => {
  const all = [...codesOf(warnings), { name: 'message', code: orderErrors.message('', '').code }];
  expect(all.filter(({ code }) => !goesOn(code))).toEqual([]);
});
