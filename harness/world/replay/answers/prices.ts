import type { Quote } from '../../market.js';

/** The prices of a stretch of time. */
export interface Prices {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
}

/** What was quoted in it. */
export interface QuotedPrices {
  readonly bid: Prices;
  readonly ask: Prices;
  readonly middle: Prices;
}

/** Two stretches that follow each other as one. */
export function joined(one: Prices | undefined, next: Prices): Prices {
  if (one === undefined) return next;
  const high = Math.max(one.high, next.high);
  return { open: one.open, high, low: Math.min(one.low, next.low), close: next.close };
}

export function joinedQuotes(one: QuotedPrices | undefined, next: QuotedPrices): QuotedPrices {
  if (one === undefined) return next;
  return {
    bid: joined(one.bid, next.bid),
    ask: joined(one.ask, next.ask),
    middle: joined(one.middle, next.middle),
  };
}

export function still(price: number): Prices {
  return { open: price, high: price, low: price, close: price };
}

export function stillQuote({ bid, ask }: Pick<Quote, 'bid' | 'ask'>): QuotedPrices {
  return { bid: still(bid), ask: still(ask), middle: still(middleOf(bid, ask)) };
}

function middleOf(bid: number, ask: number): number {
  // Adding two prices can leave dust behind their decimals.
  return Number(((bid + ask) / 2).toFixed(10));
}
