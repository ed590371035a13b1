import type { Instrument } from '../../../trading/instruments/instrument.js';

/** Sizes as whole numbers: `size × scale`. Cryptocurrency trades in parts, all else in ones. */
export interface Lot {
  readonly scale: number;
  /** How large a trade is at least, typically, in a market that hardly trades. */
  readonly smallest: number;
  /** How trades grow with the square root of what a minute trades. */
  readonly growth: number;
  /** What a quote is good for, in units. */
  readonly quoted: number;
}

export function lotOf({ secType, market }: Instrument): Lot {
  switch (secType) {
    case 'STK':
    case 'CFD':
      return { scale: 1, smallest: 50, growth: 1.4, quoted: 100 };
    case 'FUT':
      return { scale: 1, smallest: 1, growth: 0.1, quoted: 5 };
    case 'OPT':
    case 'FOP':
      return { scale: 1, smallest: 2, growth: 0.5, quoted: 10 };
    case 'BOND':
      return { scale: 1, smallest: 10, growth: 1, quoted: 50 };
    case 'CASH':
      return { scale: 1, smallest: 1, growth: 1, quoted: 500_000 };
    case 'CRYPTO': {
      // About ten dollars; finer units would no longer add up without loss over a month.
      const scale = market.referencePrice > 10_000 ? 100 : 10;
      return { scale, smallest: 2, growth: 0.8, quoted: 20 };
    }
    case 'IND':
      return { scale: 1, smallest: 1, growth: 0, quoted: 0 };
  }
}
