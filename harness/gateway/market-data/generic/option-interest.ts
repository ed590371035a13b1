import type { Instrument } from '../../../../trading/instruments/instrument.js';
import { OPTION_CLASSES } from '../../../../trading/instruments/universe/option-classes.js';

/** A number of contracts, by right. */
export interface ByRight {
  readonly calls: number;
  readonly puts: number;
  readonly both: number;
}

// The market has no trader who keeps a contract open, and no sum over a chain of thousands: these are rules of
// thumb for American stocks, so that what depends on such figures has some.
const CALLS_A_SHARE = 0.012;
const PUTS_A_SHARE = 0.009;
const DAYS_HELD = 8;

/** Options traded while so many of the instrument itself were; of an option, that is its own volume. */
export function optionVolumeOf(instrument: Instrument, volume: number): ByRight {
  if (instrument.secType === 'OPT' || instrument.secType === 'FOP') return ofRight(instrument.right, volume);
  if (!OPTION_CLASSES.some(({ under }) => under === instrument.symbol)) return byRight(0, 0);
  return byRight(volume * CALLS_A_SHARE, volume * PUTS_A_SHARE);
}

/** Contracts held over night; in `both`, for a future its own. */
export function openInterestOf(instrument: Instrument): ByRight {
  const held = instrument.market.dailyVolume * DAYS_HELD;
  if (instrument.secType === 'FUT') return { calls: 0, puts: 0, both: Math.round(held / 4) };
  if (instrument.secType === 'OPT' || instrument.secType === 'FOP') {
    // A chain holds about a thousand contracts of either right.
    return ofRight(instrument.right, (held * CALLS_A_SHARE) / 1000);
  }
  return optionVolumeOf(instrument, held);
}

function ofRight(right: 'C' | 'P', count: number): ByRight {
  return right === 'C' ? byRight(count, 0) : byRight(0, count);
}

function byRight(calls: number, puts: number): ByRight {
  const [wholeCalls, wholePuts] = [Math.round(calls), Math.round(puts)];
  return { calls: wholeCalls, puts: wholePuts, both: wholeCalls + wholePuts };
}
