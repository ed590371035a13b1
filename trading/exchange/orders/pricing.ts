/** How far a trailing stop stays behind the market. */
export type TrailBy = { readonly amount: number } | { readonly percent: number };

/** At which price an order would trade, and what must happen first. Every order type that IB has is one of these. */
export type Pricing =
  | { readonly kind: 'market' }
  | { readonly kind: 'limit'; readonly limit: number }
  /** Takes what the best price offers; what is left stays as a limit order at that price. */
  | { readonly kind: 'market-to-limit' }
  | { readonly kind: 'stop'; readonly stop: number }
  | { readonly kind: 'stop-limit'; readonly stop: number; readonly limit: number }
  /** `stop` is where it begins; without one, behind the market of that moment. */
  | { readonly kind: 'trail'; readonly by: TrailBy; readonly stop?: number }
  | {
      readonly kind: 'trail-limit';
      readonly by: TrailBy;
      readonly stop?: number;
      /** How far beyond the stop the limit lies: below it when selling, above it when buying. */
      readonly limitOffset: number;
    }
  | { readonly kind: 'if-touched'; readonly trigger: number }
  | { readonly kind: 'limit-if-touched'; readonly trigger: number; readonly limit: number }
  /** Follows the best price of its own side, better by `offset`, and never goes beyond `cap`. */
  | { readonly kind: 'relative'; readonly offset: number; readonly cap?: number }
  /** Follows the best price of the other side, worse by `offset`. */
  | { readonly kind: 'peg-market'; readonly offset: number; readonly cap?: number }
  | { readonly kind: 'peg-mid'; readonly offset: number; readonly cap?: number }
  | { readonly kind: 'midprice'; readonly cap?: number }
  /** Taken once, when the order arrives: from the middle, the other side's or its own side's best price. */
  | { readonly kind: 'snap'; readonly to: 'mid' | 'market' | 'primary'; readonly offset: number }
  /** Moves with the price of another instrument. */
  | {
      readonly kind: 'peg-bench';
      readonly start: number;
      readonly reference: { readonly conId: number; readonly price: number; readonly per: number };
      /** By how much this order moves for each `per` that the reference moves; negative to go against it. */
      readonly change: number;
      readonly range?: { readonly low: number; readonly high: number };
    };

export type PricingKind = Pricing['kind'];

/** Which auction an order waits for, if any: its fill is that session's first or last price. */
export type Auction = 'open' | 'close';
