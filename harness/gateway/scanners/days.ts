import type { Bar } from '../../world/market.js';

/** Whole trading dates, the oldest first, as columns: numbers by the thousand, kept from scan to scan. */
export interface Days {
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly volume: Float64Array;
}

/** All dates from one moment to another. */
export interface Stretch extends Days {
  readonly since: number;
  readonly until: number;
  /** When each began. */
  readonly time: Float64Array;
}

export function noDays(at: number): Stretch {
  const none = new Float64Array(0);
  return { since: at, until: at, time: none, high: none, low: none, close: none, volume: none };
}

/** With the dates from `from` to `to`, which come just before or just after. */
export function extended(stretch: Stretch, from: number, to: number, bars: readonly Bar[]): Stretch {
  const isLater = from === stretch.until;
  const joined = (column: 'time' | keyof Days) => {
    const old = stretch[column];
    const all = new Float64Array(old.length + bars.length);
    all.set(old, isLater ? 0 : bars.length);
    for (const [at, bar] of bars.entries()) all[isLater ? old.length + at : at] = bar[column];
    return all;
  };
  return {
    ...{ since: isLater ? stretch.since : from, until: isLater ? to : stretch.until },
    ...{ time: joined('time'), high: joined('high'), low: joined('low') },
    ...{ close: joined('close'), volume: joined('volume') },
  };
}

/** Those that begin between two moments. */
export function daysIn({ time, high, low, close, volume }: Stretch, from: number, to: number): Days {
  const [first, end] = [countBefore(time, from), countBefore(time, to)];
  const part = (column: Float64Array) => column.subarray(first, end);
  return { high: part(high), low: part(low), close: part(close), volume: part(volume) };
}

function countBefore(time: Float64Array, moment: number): number {
  const found = time.findIndex((each) => each >= moment);
  return found < 0 ? time.length : found;
}
