import fc from 'fast-check';
import type { Policy } from '../../../../harness/guard/policy/policy.js';
import { profiles } from '../../../../harness/guard/policy/profiles.js';

export const contracts = {
  AAPL: { symbol: 'AAPL', secType: 'STK', exchange: 'SMART', currency: 'USD' },
  MSFT: { symbol: 'MSFT', secType: 'STK', exchange: 'SMART', currency: 'USD' },
  /** Another way to the first. */
  byNumber: { conId: 265598, exchange: 'SMART', currency: 'USD' },
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
  | { readonly does: 'place' | 'bracket'; readonly order: Asked }
  | { readonly does: 'modify'; readonly back: number; readonly order: Asked }
  | { readonly does: 'cancel' | 'child'; readonly back: number; readonly order: Asked }
  | { readonly does: 'global cancel' | 'reconnect' | 'wait' }
);

const quantity = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 12 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 25, 1000) },
);
const often = <Value>(usual: Value, ...others: readonly Value[]) =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constant(usual) },
    { weight: 2, arbitrary: fc.constantFrom(...others) },
  );

const asked: fc.Arbitrary<Asked> = fc.record({
  contract: fc.constantFrom('AAPL', 'AAPL', 'AAPL', 'MSFT', 'byNumber', 'EURUSD'),
  action: often<'BUY' | 'SELL'>('BUY', 'SELL'),
  quantity,
  limit: fc.option(fc.constantFrom(0.5, 0.95, 1.05), { nil: undefined, freq: 2 }),
  transmit: often(true, false),
  whatIf: often(false, true),
  more: often<object>(
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
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ by, does: fc.constant('place' as const), order: asked }) },
  { weight: 2, arbitrary: fc.record({ by, does: fc.constant('bracket' as const), order: asked }) },
  { weight: 4, arbitrary: fc.record({ by, does: fc.constant('modify' as const), back, order: asked }) },
  {
    weight: 3,
    arbitrary: fc.record({
      by,
      does: fc.constantFrom('cancel' as const, 'child' as const),
      back,
      order: asked,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      by,
      does: fc.constantFrom('global cancel' as const, 'reconnect' as const, 'wait' as const, 'wait' as const),
    }),
  },
);

export const steps = fc.array(step, { minLength: 10, maxLength: 40 });

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 2 });

export const policies: fc.Arbitrary<Policy> = fc
  .record({
    quantityPerOrder: fc.constantFrom(3, 10, undefined),
    notionalPerOrder: fc.constantFrom(1000, 2000, 500_000, undefined),
    notionalPerDay: fc.constantFrom(3000, 6000, 20_000, undefined),
    openOrders: fc.constantFrom(1, 3, 20, undefined),
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
