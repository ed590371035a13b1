import { MINUTE_MS } from '../../../../trading/instruments/calendar/date.js';
import { hashOf } from '../../chance/hash.js';
import { tickAt } from '../../model/grid.js';
import type { ReplayBar } from '../series.js';
import { lengthOf } from '../track/stretches.js';
import { stretchesOf, type Track } from '../track/track.js';
import { countOf, fewestTrades } from './count.js';

/** A stretch of a bar of which only the sum is known; the whole bar is one too. */
export interface Part {
  readonly key: number;
  /** Milliseconds of trading since the bar began. */
  readonly from: number;
  readonly to: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  /** Of trades; of what shows no trades, how often its quote moves. */
  readonly count: number;
  /** What trades, in units of the bar. */
  readonly units: number;
}

/** What all parts of a bar share. */
export interface Whole {
  readonly part: Part;
  readonly tick: Tick;
  /** The size of a unit, and what of the volume does not make one: it goes to the first trade. */
  readonly unit: number;
  readonly rest: number;
}

/** The step between prices, as whole numbers: `steps / scale`. */
export interface Tick {
  readonly scale: number;
  readonly steps: number;
}

export function wholeOf(track: Track, bar: number): Whole {
  const found = track.bars[bar];
  if (found === undefined) throw new RangeError(`expected a bar below ${track.bars.length}, found ${bar}`);
  const { open, high, low, close, volume } = found;
  const { sizeIncrement } = track.instrument;
  const length = lengthOf(stretchesOf(track, bar));
  const wanted = countOf(track, bar);
  const unit = Number.isInteger(volume) && volume >= wanted ? Math.max(1, sizeIncrement) : sizeIncrement;
  const shared = track.kind === 'quoted' ? 0 : volume;
  const units = Math.floor(shared / unit + 1e-9);
  // Nobody trades less than a unit, and no two trades share a moment.
  const most = Math.min(units === 0 ? Number.POSITIVE_INFINITY : units, length - 1);
  const count = wanted === 0 ? 0 : Math.max(fewestTrades(found), Math.min(wanted, most));
  return {
    part: { key: keyOf(track, found), from: 0, to: length, open, high, low, close, count, units },
    // What may be had at a high price may be had at a low one too.
    tick: { scale: track.grid.scale, steps: tickAt(track.grid, high) },
    unit,
    rest: Math.max(0, Number((shared - units * unit).toFixed(10))),
  };
}

/** What happens in a bar follows from the bar, wherever it stands in its file. */
function keyOf({ instrument, grid }: Track, { time, open, close, high, low, volume }: ReplayBar): number {
  let key = instrument.conId;
  for (const price of [open, high, low, close]) key = hashOf(key, Math.round(price * grid.scale));
  return hashOf(hashOf(key, Math.round(volume)), Math.round(time / 1000));
}

/** Few trades, or a minute: small enough to be told one by one. */
export function isLeaf({ from, to, count }: Part): boolean {
  return to - from <= MINUTE_MS || count < FEW;
}

/** Enough for either half to touch whatever it must. */
const FEW = 64;
