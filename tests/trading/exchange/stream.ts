import fc from 'fast-check';
import type { ExchangeEvent } from '../../../trading/exchange/event.js';
import type { Exchange, Outcome } from '../../../trading/exchange/exchange.js';
import type { Condition } from '../../../trading/exchange/orders/condition.js';
import type { OrderTerms, TimeInForce } from '../../../trading/exchange/orders/order.js';
import type { Pricing } from '../../../trading/exchange/orders/pricing.js';
import type { TableMarket } from './table-market.js';
import { AAPL, conIdOf, SPY, termsOf } from './venue.js';

/** One thing that happens to a venue. Prices are in cents from 100, so that orders and quotes meet often. */
export type Step =
  | { readonly do: 'place'; readonly terms: readonly OrderTerms[]; readonly nested: boolean }
  | { readonly do: 'modify'; readonly which: number; readonly limit: number; readonly quantity: number }
  | { readonly do: 'cancel'; readonly which: number }
  | {
      readonly do: 'show';
      readonly conId: number;
      readonly middle: number;
      readonly sizes: readonly number[];
    }
  | { readonly do: 'advance' };

/** A step, and how much later than the one before. */
export type Timed = Step & { readonly after: number };

const EUR = conIdOf('EUR', 'CASH');
const INSTRUMENTS = [AAPL, SPY, EUR];
export const ACCOUNTS = ['DU1', 'DU2'];

const price = fc.integer({ min: 95, max: 105 });
const size = fc.constantFrom(10, 30, 100, 200);

const pricing: fc.Arbitrary<Pricing> = fc.oneof(
  fc.constant<Pricing>({ kind: 'market' }),
  price.map((limit): Pricing => ({ kind: 'limit', limit })),
  price.map((limit): Pricing => ({ kind: 'limit', limit })),
  price.map((stop): Pricing => ({ kind: 'stop', stop })),
  fc.tuple(price, price).map(([stop, limit]): Pricing => ({ kind: 'stop-limit', stop, limit })),
  fc.constant<Pricing>({ kind: 'trail', by: { amount: 1 } }),
  fc.constant<Pricing>({ kind: 'trail-limit', by: { percent: 1 }, limitOffset: 1 }),
  price.map((trigger): Pricing => ({ kind: 'if-touched', trigger })),
  price.map((cap): Pricing => ({ kind: 'relative', offset: 0.01, cap })),
);
const stockPricing = fc.oneof(
  { weight: 4, arbitrary: pricing },
  fc.constantFrom<Pricing>(
    { kind: 'midprice' },
    { kind: 'market-to-limit' },
    { kind: 'snap', to: 'mid', offset: 0 },
  ),
);
const timeInForce = fc.constantFrom<TimeInForce>(
  { kind: 'day' },
  { kind: 'good-till-cancelled' },
  { kind: 'immediate-or-cancel' },
  { kind: 'fill-or-kill' },
);
const condition: fc.Arbitrary<Condition> = fc.oneof(
  price.map(
    (level): Condition => ({
      kind: 'price',
      joined: 'and',
      conId: SPY,
      isMore: true,
      price: level,
      method: 'default',
    }),
  ),
  fc.constant<Condition>({ kind: 'execution', joined: 'or', symbol: 'AAPL', secType: 'STK' }),
);

/** What a stream is mostly about. */
interface Flavour {
  /** How many in ten orders are in an OCA group, have conditions, are children of the one placed with them. */
  readonly oca: number;
  readonly conditions: number;
  readonly families: number;
  /** How many in ten steps come hours after the one before. */
  readonly leaps: number;
}

const inTen = (count: number) => fc.nat(9).map((drawn) => drawn < count);

function termsIn({ oca, conditions }: Flavour): fc.Arbitrary<OrderTerms> {
  return fc
    .record({
      conId: fc.constantFrom(...INSTRUMENTS),
      account: fc.constantFrom(...ACCOUNTS),
      side: fc.constantFrom('BUY' as const, 'SELL' as const),
      quantity: fc.integer({ min: 1, max: 300 }),
      plain: pricing,
      stock: stockPricing,
      timeInForce,
      outsideRth: fc.boolean(),
      allOrNone: inTen(1),
      isGrouped: inTen(oca),
      type: fc.constantFrom(1 as const, 2 as const, 3 as const),
      isConditional: inTen(conditions),
      list: fc.array(condition, { minLength: 1, maxLength: 2 }),
    })
    .map(({ plain, stock, isGrouped, type, isConditional, list, ...rest }) =>
      termsOf({
        ...rest,
        exchange: rest.conId === EUR ? 'IDEALPRO' : 'SMART',
        pricing: rest.conId === EUR ? plain : stock,
        ...(isGrouped && { oca: { group: 'g', type } }),
        ...(isConditional && { conditions: { list, ignoreRegularHours: true, cancel: false } }),
      }),
    );
}

const show: fc.Arbitrary<Step> = fc.record({
  do: fc.constant('show' as const),
  conId: fc.constantFrom(...INSTRUMENTS),
  middle: price,
  sizes: fc.tuple(size, size, size, size),
});

function stepIn(flavour: Flavour): fc.Arbitrary<Step> {
  const placing = fc.record({
    do: fc.constant('place' as const),
    terms: fc.array(termsIn(flavour), { minLength: 1, maxLength: 3 }),
    nested: inTen(flavour.families),
  });
  const modifying = fc.record({
    do: fc.constant('modify' as const),
    which: fc.nat(12),
    limit: price,
    quantity: fc.integer({ min: 1, max: 300 }),
  });
  return fc.oneof(
    { weight: 5, arbitrary: placing },
    { weight: 5, arbitrary: show },
    modifying,
    fc.record({ do: fc.constant('cancel' as const), which: fc.nat(12) }),
    fc.record({ do: fc.constant('advance' as const) }),
  );
}

/** Every stream begins with a market in each instrument. */
function streamOf(flavour: Flavour): fc.Arbitrary<readonly Timed[]> {
  const leap = fc.constantFrom(3_600_000, 8 * 3_600_000, 50 * 3_600_000);
  const after = fc
    .tuple(inTen(flavour.leaps), leap, fc.integer({ min: 0, max: 5000 }))
    .map(([isLong, long, short]) => (isLong ? long : short));
  const steps = fc.array(
    fc.tuple(stepIn(flavour), after).map(([step, later]): Timed => ({ ...step, after: later })),
    { minLength: 3, maxLength: 10 },
  );
  return steps.map((rest) => [...OPENING, ...rest]);
}

const OPENING = INSTRUMENTS.map(
  (conId): Timed => ({ do: 'show', conId, middle: 100, sizes: [200, 200, 200, 200], after: 0 }),
);

export const STREAMS: readonly (readonly [name: string, stream: fc.Arbitrary<readonly Timed[]>])[] = [
  ['orders by themselves', streamOf({ oca: 0, conditions: 0, families: 0, leaps: 0 })],
  ['parents and children', streamOf({ oca: 0, conditions: 0, families: 7, leaps: 0 })],
  ['groups', streamOf({ oca: 7, conditions: 0, families: 2, leaps: 0 })],
  ['nights, weeks and conditions', streamOf({ oca: 2, conditions: 3, families: 2, leaps: 3 })],
];

/** Does a step at a moment, and gives what the venue has to tell of it. */
export function play(
  exchange: Exchange,
  market: TableMarket,
  step: Step,
  now: number,
): readonly ExchangeEvent[] {
  switch (step.do) {
    case 'advance':
      return exchange.advance(now);
    case 'show': {
      const [bidSize = 1, askSize = 1, behindBid = 1, behindAsk = 1] = step.sizes;
      const { conId, middle } = step;
      const move = market.show(conId, now, {
        quote: [middle - 0.01, middle + 0.01, bidSize, askSize],
        last: middle,
        bids: [{ price: middle - 0.02, size: behindBid }],
        asks: [{ price: middle + 0.02, size: behindAsk }],
      });
      return exchange.move(conId, move);
    }
    case 'place': {
      const placed = step.terms.map((each) => ({ id: exchange.reserve(), terms: each }));
      const [first] = placed;
      const family = placed.map(({ id, terms: each }) =>
        step.nested && first !== undefined && id !== first.id
          ? { id, terms: { ...each, account: first.terms.account, parent: first.id } }
          : { id, terms: each },
      );
      return told(exchange.place(family, now));
    }
    case 'modify': {
      const order = exchange.order(step.which);
      if (order === undefined) return told(exchange.cancel(step.which, now, 'by-client'));
      const changed =
        order.terms.pricing.kind === 'limit'
          ? {
              ...order.terms,
              quantity: step.quantity,
              pricing: { kind: 'limit', limit: step.limit } as const,
            }
          : { ...order.terms, quantity: step.quantity };
      return told(exchange.modify(step.which, changed, now));
    }
    case 'cancel':
      return told(exchange.cancel(step.which, now, 'by-client'));
  }
}

function told(outcome: Outcome): readonly ExchangeEvent[] {
  return outcome.ok ? outcome.events : [];
}
