import type { PricingKind } from './pricing.js';

/** What is so of all orders that are priced in one way. One without a row does not compile. */
export interface PricingTraits {
  /**
   * Where the worst price comes from that it may trade at: the order names it, or the market gives it, and until it is
   * there nothing trades; or there is none, but what a trade leaves behind.
   */
  readonly limit: 'named' | 'from-market' | 'none';
  /** Does nothing before the market has come to a price. */
  readonly waitsForTrigger: boolean;
  /** Has the limit that it takes to trade outside regular hours; what only follows a quote has not. */
  readonly worksOutside: boolean;
  /** Meets its like in the middle of the spread, where nobody shows a quote. */
  readonly meetsInTheMiddle: boolean;
}

const AT_ANY_PRICE = {
  limit: 'none',
  waitsForTrigger: false,
  worksOutside: false,
  meetsInTheMiddle: false,
} as const;
const AT_A_LIMIT = { ...AT_ANY_PRICE, limit: 'named', worksOutside: true } as const;
const FOLLOWING = { ...AT_ANY_PRICE, limit: 'from-market' } as const;

export const pricingKinds: Readonly<Record<PricingKind, PricingTraits>> = {
  market: AT_ANY_PRICE,
  limit: AT_A_LIMIT,
  'market-to-limit': AT_ANY_PRICE,
  stop: { ...AT_ANY_PRICE, waitsForTrigger: true },
  'stop-limit': { ...AT_A_LIMIT, waitsForTrigger: true },
  trail: { ...AT_ANY_PRICE, waitsForTrigger: true },
  'trail-limit': { ...FOLLOWING, waitsForTrigger: true, worksOutside: true },
  'if-touched': { ...AT_ANY_PRICE, waitsForTrigger: true },
  'limit-if-touched': { ...AT_A_LIMIT, waitsForTrigger: true },
  relative: FOLLOWING,
  'peg-market': FOLLOWING,
  'peg-mid': { ...FOLLOWING, meetsInTheMiddle: true },
  midprice: { ...FOLLOWING, meetsInTheMiddle: true },
  snap: FOLLOWING,
  'peg-bench': FOLLOWING,
};
