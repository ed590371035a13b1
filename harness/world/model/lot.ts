import type { Instrument } from '../../../trading/instruments/instrument.js';

/** Sizes as whole numbers: `size × scale`. Cryptocurrency trades in parts, all else in ones. */
export interface Lot {
  readonly scale: number;
  /** How large a trade is at least, typically, in a market that hardly trades. */
  readonly smallest: number;
  /** How trades grow with the square root of what a minute trades. */
  readonly growth: number;
  /** Quotes are multiples of this, in units … */
  readonly quoted: number;
  /** … and so many of them usually stand at the best price. */
  readonly usual: number;
}

export function lotOf(instrument: Instrument): Lot {
  const { secType, market } = instrument;
  switch (secType) {
    case 'STK':
    case 'CFD':
      return { scale: 1, smallest: 50, growth: 1.4, quoted: 100, usual: usualOf(instrument, 100) };
    case 'FUT':
      return { scale: 1, smallest: 1, growth: 0.1, quoted: 1, usual: Math.max(3, usualOf(instrument, 1)) };
    case 'OPT':
    case 'FOP':
      return { scale: 1, smallest: 2, growth: 0.5, quoted: 1, usual: 30 };
    case 'BOND':
      return { scale: 1, smallest: 10, growth: 1, quoted: 25, usual: 4 };
    case 'CMDTY':
      return { scale: 1, smallest: 1, growth: 1, quoted: 100, usual: 5 };
    case 'CASH':
      return { scale: 1, smallest: 1, growth: 1, quoted: 250_000, usual: 8 };
    case 'CRYPTO': {
      // About ten dollars; finer units would no longer add up without loss over a month.
      const scale = market.referencePrice > 10_000 ? 100 : 10;
      return { scale, smallest: 2, growth: 0.8, quoted: 1, usual: 60 };
    }
    case 'IND':
      return { scale: 1, smallest: 1, growth: 0, quoted: 0, usual: 0 };
  }
}

/** What a day trades, over the ticks that it moves: so many times does a price see its size taken. */
const TAKEN_A_DAY = 150;
const DAYS_A_YEAR = 252;

/** Some forty contracts of ES, hundreds of a note, a thousand shares of a stock at 200, many more of one at 10. */
function usualOf({ market, minTick }: Instrument, quoted: number): number {
  const move = (market.referencePrice * market.volatility) / Math.sqrt(DAYS_A_YEAR);
  return Math.max(1, Math.round((market.dailyVolume * minTick) / move / TAKEN_A_DAY / quoted));
}
