/** What the venue may know of an instrument at a moment. A snapshot of the seeded market is one. */
export interface MarketView {
  readonly quote: TopOfBook | undefined;
  readonly last: { readonly price: number; readonly size: number; readonly time: number } | undefined;
  /** Units traded on the trading date of the moment. */
  readonly volume: number;
  readonly previousClose: number | undefined;
  readonly halted: boolean;
}

export interface TopOfBook {
  readonly bid: number;
  readonly ask: number;
  readonly bidSize: number;
  readonly askSize: number;
}

export function midOf({ bid, ask }: Pick<TopOfBook, 'bid' | 'ask'>): number {
  return (bid + ask) / 2;
}

/** Where it stands: its last trade, or the middle of what nobody has traded in. */
export function lastOrMid({ last, quote }: MarketView): number | undefined {
  return last?.price ?? (quote && midOf(quote));
}

export interface Level {
  readonly price: number;
  readonly size: number;
}

/** Something has happened in an instrument; what it shows since then, `Prices` tells. */
export interface MarketMove {
  /** Milliseconds since 1970. */
  readonly time: number;
}

/**
 * Where the venue looks up prices: of what it trades, what it holds and what conditions watch. The same question
 * must have the same answer for ever, or a replay would differ.
 */
export interface Prices {
  /** Undefined for an instrument that there is no market in. */
  view(conId: number, at: number): MarketView | undefined;
  /** What stands behind the best price on the side that a taker takes from, the best first, at most `rows`. */
  levels(conId: number, side: 'bids' | 'asks', at: number, rows: number): readonly Level[];
}
