import type { Bar, BarRequest } from '../../market.js';
import type { Inside } from '../inside/inside.js';
import { daySlice, daySlices } from './days.js';
import { rangeIn } from './range.js';

const DAYS = 30;
const DAYS_A_YEAR = 252;

/** Volatility a year, of the moves from close to close over the thirty days of the file before: one value a day. */
export interface Volatility {
  bars(request: BarRequest): Bar[];
}

export function volatilityOf(inside: Inside): Volatility {
  let values: ReadonlyMap<string, number> | undefined;
  return {
    bars(request) {
      const { size } = request;
      if (size.unit === 'second') return [];
      values ??= valuesByDate(inside);
      const known = values;
      return daySlices(inside.track, request, size.unit).flatMap(({ time, date }) => {
        const value = known.get(date);
        if (value === undefined) return [];
        const prices = { open: value, high: value, low: value, close: value };
        return [{ time, date, ...prices, volume: -1, wap: -1, count: -1 }];
      });
    },
  };
}

function valuesByDate(inside: Inside): Map<string, number> {
  const values = new Map<string, number>();
  const squares: number[] = [];
  let before: number | undefined;
  for (const day of inside.track.days) {
    // While a date goes on, its close is not known.
    const last = squares.slice(-DAYS);
    const variance = last.reduce((sum, each) => sum + each, 0) / last.length;
    if (last.length > 0) values.set(day.date, Math.round(Math.sqrt(variance * DAYS_A_YEAR) * 1e6) / 1e6);
    const hours = daySlice(inside.track, day, day.end, true)?.hours ?? [];
    const close = rangeIn(inside, hours)?.close;
    if (close === undefined) continue;
    if (before !== undefined) squares.push(Math.log(close / before) ** 2);
    before = close;
  }
  return values;
}
