import { MINUTE_MS } from '../../../trading/instruments/calendar/date.js';
import type { Model } from '../model/model.js';
import type { Walk } from '../model/step.js';
import { livedUntil } from '../path/calendar-time.js';
import { deviationOver } from '../path/midnights.js';
import { minutesOf } from '../path/minutes.js';
import { MINUTES_A_DAY, rhythmOf } from '../path/rhythm.js';

/** A price, before it is rounded to ticks, at the edges of the minutes of a stretch of time. */
export interface Edges {
  /** One more than there are minutes. */
  readonly price: Float64Array;
  /** How far it may swing within each minute, as a standard deviation in units of price. */
  readonly swing: Float64Array;
}

const YEAR_MS = 365 * 24 * 60 * MINUTE_MS;

/** Of everything but options. */
export function walkedEdges({ walk, carry, expiry }: Model, start: number, minutes: number): Edges {
  const price = sumOf(walk, start, minutes + 1);
  const swing = varianceOf(walk, start, minutes);
  const yearly = expiry === undefined ? 0 : carry;
  for (let at = 0; at <= minutes; at++) {
    const years = ((expiry ?? 0) - start - at * MINUTE_MS) / YEAR_MS;
    price[at] = walk.level * Math.exp((price[at] ?? 0) + (yearly === 0 ? 0 : yearly * years));
  }
  for (let at = 0; at < minutes; at++) swing[at] = Math.sqrt(swing[at] ?? 0) * (price[at] ?? 0);
  return { price, swing };
}

/** Σ times × path at so many minutes in a row. */
export function sumOf({ steps }: Walk, start: number, count: number): Float64Array {
  const sum = new Float64Array(count);
  const first = Math.round(start / MINUTE_MS);
  for (const { path, times } of steps) {
    for (let at = 0; at < count; ) {
      const day = Math.floor((first + at) / MINUTES_A_DAY);
      const values = minutesOf(path, day);
      const shift = first - day * MINUTES_A_DAY;
      const end = Math.min(count, MINUTES_A_DAY - shift);
      for (; at < end; at++) sum[at] = (sum[at] ?? 0) + times * (values[shift + at] ?? 0);
    }
  }
  return sum;
}

function varianceOf({ steps }: Walk, start: number, count: number): Float64Array {
  const variance = new Float64Array(count);
  const first = Math.round(start / MINUTE_MS);
  for (const { path, times } of steps) {
    for (let at = 0; at < count; ) {
      const day = Math.floor((first + at) / MINUTES_A_DAY);
      const { share } = rhythmOf(path.calendar, day);
      const lived = livedUntil(path.calendar, day + 1) - livedUntil(path.calendar, day);
      const ofDay = (times * deviationOver(path, lived)) ** 2;
      const shift = first - day * MINUTES_A_DAY;
      const end = Math.min(count, MINUTES_A_DAY - shift);
      for (; at < end; at++) variance[at] = (variance[at] ?? 0) + ofDay * (share[shift + at] ?? 0);
    }
  }
  return variance;
}
