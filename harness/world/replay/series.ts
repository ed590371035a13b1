import type { Instrument } from '../../../trading/instruments/instrument.js';
import type { BarSize } from '../market.js';

/** One line of a user's file. */
export interface ReplayBar {
  /** Its beginning in milliseconds since 1970; of a day or more, the opening of its first session. */
  readonly time: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
  /** The average price weighted by volume. */
  readonly wap?: number;
  /** How many trades. */
  readonly count?: number;
}

/** A user's own prices of one instrument, in ascending order and all of one size; time can be left out. */
export interface ReplaySeries {
  readonly instrument: Instrument;
  /** The name of the file, for whoever has to complain about it later. */
  readonly file: string;
  readonly barSize: BarSize;
  readonly bars: readonly ReplayBar[];
}

/** All that is replayed, by conId. */
export type ReplayFiles = ReadonlyMap<number, ReplaySeries>;
