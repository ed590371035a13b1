import fc from 'fast-check';
import type { Policy } from '../../../../harness/guard/policy/policy.js';
import { profiles } from '../../../../harness/guard/policy/profiles.js';

export const contracts = {
  AAPL: { symbol: 'AAPL', secType: 'STK', exchange: 'SMART', currency: 'USD' },
  MSFT: { symbol: 'MSFT', secType: 'STK', exchange: 'SMART', currency: 'USD' },
  /** Other ways to these. */
  'AAPL by number': { conId: 265598, exchange: 'SMART', currency: 'USD' },
  'MSFT by number': { conId: 272093, exchange: 'SMART', currency: 'USD' },
  EURUSD: { symbol: 'EUR', secType: 'CASH', exchange: 'IDEALPRO', currency: 'USD' },
} as const;

export interface Asked {
  readonly contract: keyof typeof contracts;
  readonly action: 'BUY' | 'SELL';
  readonly quantity: number;
  /** Of the price there is; nothing is at the market. */
  readonly limit: number | undefined;
  readonly transmit: boolean;
  readonly whatIf: boolean;
  /** What else it says, such as another account. */
  readonly more: object;
}

/** What a client does next. Orders of its own are meant by their place, from the last one backwards. */
export type Step = { readonly by: number } & (
  | { readonly does: 'place'; readonly order: Asked }
  /** Its children close so many more than it opens. */
  | { readonly does: 'bracket'; readonly order: Asked; readonly excess: number }
  | { readonly does: 'modify' | 'child'; readonly back: number; readonly order: Asked }
  | { readonly does: 'cancel'; readonly back: number }
  | { readonly does: 'global cancel' | 'reconnect' | 'wait' }
);

/** Most of what is asked for is of the usual kind: were each oddity as likely, hardly anything would get through. */
const often = <Value>(usual: fc.Arbitrary<Value>, ...others: readonly Value[]) =>
  fc.oneof({ weight: 8, arbitrary: usual }, { weight: 1, arbitrary: fc.constantFrom(...others) });
const mostly = <Value>(usual: Value, ...others: readonly Value[]) => often(fc.constant(usual), ...others);

const asked: fc.Arbitrary<Asked> = fc.record({
  contract: often<keyof typeof contracts>(
    fc.constantFrom('AAPL', 'AAPL', 'MSFT', 'AAPL by number'),
    ...(['MSFT by number', 'EURUSD'] as const),
  ),
  action: fc.constantFrom('BUY', 'SELL'),
  quantity: often(fc.integer({ min: 1, max: 4 }), 0, 8, 12, 25, 1000),
  // The gateway refuses what is more than three in a hundred on the wrong side of the market.
  limit: fc.constantFrom(undefined, 0.5, 0.98, 1.02, 1.05),
  transmit: mostly(true, false),
  whatIf: mostly(false, true),
  more: mostly<object>(
    {},
    { account: 'DU1234567' },
    { account: 'DU7' },
    { overridePercentageConstraints: true },
    { clearingAccount: 'X' },
    { hedgeType: 'D' },
  ),
});

const by = fc.integer({ min: 1, max: 3 });
const back = fc.integer({ min: 0, max: 3 });
const excess = fc.constantFrom(0, 0, 0, 1, 5);
const does = <Name extends string>(...names: readonly Name[]) => fc.constantFrom(...names);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ by, does: does('place'), order: asked }) },
  { weight: 3, arbitrary: fc.record({ by, does: does('bracket'), order: asked, excess }) },
  { weight: 4, arbitrary: fc.record({ by, does: does('modify'), back, order: asked }) },
  { weight: 2, arbitrary: fc.record({ by, does: does('child'), back, order: asked }) },
  { weight: 2, arbitrary: fc.record({ by, does: does('cancel'), back }) },
  { weight: 2, arbitrary: fc.record({ by, does: does('global cancel', 'reconnect', 'wait', 'wait') }) },
);

/** By one client in one contract, where orders meet each other most. */
function together(one: Step): Step {
  return 'order' in one ? { ...one, by: 1, order: { ...one.order, contract: 'AAPL' } } : { ...one, by: 1 };
}

export const steps = fc
  .record({ areTogether: fc.boolean(), all: fc.array(step, { minLength: 10, maxLength: 40 }) })
  .map(({ areTogether, all }) => (areTogether ? all.map(together) : all));

const maybe = <Value>(value: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });

export const policies: fc.Arbitrary<Policy> = fc
  .record({
    quantityPerOrder: fc.constantFrom(3, 10, undefined),
    notionalPerOrder: fc.constantFrom(1000, 2000, 500_000, undefined),
    notionalPerDay: fc.constantFrom(3000, 6000, 20_000, undefined),
    openOrders: fc.constantFrom(2, 4, 20, undefined),
    shortSelling: fc.boolean(),
    symbols: maybe(fc.constantFrom(['AAPL'], ['AAPL', 'MSFT'])),
    secTypes: maybe(fc.constant(['STK'])),
    orderTypes: maybe(fc.constantFrom(['LMT'], ['MKT', 'LMT', 'STP'])),
  })
  .map(({ quantityPerOrder, notionalPerOrder, notionalPerDay, openOrders, ...rest }) => ({
    ...profiles.examples,
    ...rest,
    messages: undefined,
    limits: { quantityPerOrder, notionalPerOrder, notionalPerDay, openOrders, lossPerDay: undefined },
  }));

const plain = { contract: 'AAPL', limit: undefined, transmit: true, whatIf: false, more: {} } as const;
const buys = (quantity: number): Asked => ({ ...plain, action: 'BUY', quantity });
const sells = (quantity: number, limit: number): Asked => ({ ...plain, action: 'SELL', quantity, limit });
const careful: Policy = { ...profiles.examples, messages: undefined, shortSelling: false };
const by1 = { by: 1 } as const;

/** Streams by which rules that were loosened on purpose have been found: they are always among those that are played. */
export const streamsToRemember: readonly [Policy, readonly Step[]][] = [
  // The same shares are sold twice.
  [
    careful,
    [
      { ...by1, does: 'place', order: buys(3) },
      { ...by1, does: 'wait' },
      { ...by1, does: 'place', order: sells(2, 1.05) },
      { ...by1, does: 'place', order: sells(2, 1.05) },
    ],
  ],
  // An order that waits grows past its limit, by less than it has.
  [
    profiles.examples,
    [
      { ...by1, does: 'place', order: { ...buys(8), limit: 0.95 } },
      { ...by1, does: 'modify', back: 0, order: { ...buys(12), limit: 0.95 } },
    ],
  ],
  // An order that waits is turned round.
  [
    profiles.examples,
    [
      { ...by1, does: 'place', order: { ...buys(2), limit: 0.95 } },
      { ...by1, does: 'modify', back: 0, order: sells(2, 1.05) },
    ],
  ],
  // A filled order's id comes again as that of a parent, which the gateway refuses, and takes its children.
  [
    careful,
    [
      { ...by1, does: 'modify', back: 0, order: buys(1) },
      { ...by1, does: 'wait' },
      { ...by1, does: 'bracket', order: buys(3), excess: 0 },
    ],
  ],
];
