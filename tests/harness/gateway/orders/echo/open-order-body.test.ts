import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openOrderValues } from '../../../../../harness/gateway/orders/echo/open-order.js';
import { openOrderBody } from '../../../../../harness/gateway/orders/echo/open-order-body.js';
import { encode } from '../../../../../harness/wire/encode.js';
import { openOrder } from '../../../../../harness/wire/replies/orders.js';
import type { OrderTerms } from '../../../../../trading/exchange/orders/order.js';
import { anyAsked, anyField } from './any-order.js';
import { NEW_YORK, orderOf, ticketOf, VERSIONS } from './samples.js';

const price = fc.integer({ min: 1, max: 100_000 }).map((cents) => cents / 100);

const anyTerms: fc.Arbitrary<Partial<OrderTerms>> = fc.record(
  {
    pricing: fc.oneof(
      fc.constant({ kind: 'market' } as const),
      fc.record({ kind: fc.constant('limit' as const), limit: price }),
      fc.record({ kind: fc.constant('stop' as const), stop: price }),
      fc.record({
        kind: fc.constant('trail-limit' as const),
        by: fc.oneof(fc.record({ amount: price }), fc.record({ percent: price })),
        limitOffset: price,
      }),
    ),
    account: fc.constantFrom('DU1', 'DU22'),
    parent: fc.integer({ min: 1, max: 2 ** 31 }),
    goodAfter: fc.integer({ min: 1_700_000_000, max: 1_900_000_000 }).map((seconds) => seconds * 1000),
  },
  { requiredKeys: [] },
);

const anyProgress = fc.record(
  {
    status: fc.constantFrom('PreSubmitted', 'Submitted', 'Filled', 'Cancelled'),
    quantity: fc.integer({ min: 1, max: 1000 }),
    stop: price,
    limit: price,
  },
  { requiredKeys: [] },
);

/** Rows, and what brings fields of its own. */
const anyRest = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  fc.record(
    {
      orderType: fc.constantFrom('LMT', 'PEG BENCH'),
      scalePriceIncrement: fc.constant(0.5),
      conditions: fc.constant([{ type: 3, conjunction: 'a', isMore: true, value: '20260302-15:00:00' }]),
      comboLegs: fc.constant([{ conId: 1, ratio: 1, action: 'BUY', exchange: 'SMART' }]),
    },
    { requiredKeys: [] },
  ),
);

test('what was written of one order is never told of another: each body is what encode makes of its values', () => {
  fc.assert(
    fc.property(
      anyAsked,
      // Most orders of a client ask for nearly the same, which is what is kept.
      fc.array(fc.tuple(anyField, anyRest, anyTerms), { minLength: 2, maxLength: 6 }),
      fc.array(anyProgress, { minLength: 1, maxLength: 2 }),
      fc.constantFrom(...VERSIONS),
      (common, orders, lives, version) => {
        for (const [at, [field, rest, terms]] of orders.entries()) {
          const ticket = ticketOf({ ...common, ...field, ...rest }, { orderId: at, permId: 1000 + at });
          for (const progress of lives) {
            const order = orderOf(terms, progress);
            const expected = encode(openOrder, version, openOrderValues(ticket, order, NEW_YORK));
            expect(openOrderBody(ticket, order, version, NEW_YORK)).toBe(expected);
          }
        }
      },
    ),
    { numRuns: 150 },
  );
});

test('a ticket that is told at two versions is told at each in its own layout', () => {
  const ticket = ticketOf({ outsideRth: true });
  for (const version of [178, 200, 178]) {
    const expected = encode(openOrder, version, openOrderValues(ticket, orderOf(), NEW_YORK));
    expect(openOrderBody(ticket, orderOf(), version, NEW_YORK)).toBe(expected);
  }
});
