import { MINUTE_MS } from '../../../../trading/instruments/calendar/date.js';
import { wallTime } from '../../../../trading/instruments/calendar/zone.js';
import type { BarSize } from '../../market.js';

/** The sizes that TWS has, below a day. */
const SECONDS = [
  ...[1, 5, 10, 15, 30, 60, 120, 180, 300, 600, 900, 1200, 1800, 3600, 7200, 10_800, 14_400, 28_800],
];

export const SIZES_TAKEN =
  '1, 5, 10, 15, 30 secs, 1, 2, 3, 5, 10, 15, 20, 30 mins, 1, 2, 3, 4, 8 hours, 1 day, 1 week or 1 month';

/**
 * The size of bars that begin at these moments, in ascending order: the step between them, gaps aside. A shorter
 * step leads from an opening within a bar to the first full one, as from 9:30 to 10:00 in bars of an hour.
 */
export function sizeOfMoments(moments: readonly number[], timeZone: string): BarSize | undefined {
  const steps = new Set(stepsOf(moments));
  const count = SECONDS.findLast(
    (each) => steps.has(each * 1000) && isInSteps(moments, each * 1000, timeZone),
  );
  return count === undefined ? undefined : { unit: 'second', count };
}

/** The size of bars whose dates are never closer together than so many days. */
export function sizeOfDays(shortest: number): BarSize | undefined {
  // Holidays shift the days that stand for weeks and months.
  if (shortest <= 4) return { unit: 'day', count: 1 };
  if (shortest <= 9) return { unit: 'week', count: 1 };
  return shortest >= 20 && shortest <= 35 ? { unit: 'month', count: 1 } : undefined;
}

export function shortestStep(ascending: readonly number[]): number {
  return stepsOf(ascending).reduce((shortest, step) => Math.min(shortest, step), Number.POSITIVE_INFINITY);
}

export function stepText(milliseconds: number): string {
  const minutes = milliseconds / MINUTE_MS;
  return Number.isInteger(minutes) ? `${minutes} minutes` : `${milliseconds / 1000} seconds`;
}

function stepsOf(ascending: readonly number[]): number[] {
  return ascending.slice(1).map((each, i) => each - (ascending[i] ?? each));
}

function isInSteps(moments: readonly number[], size: number, timeZone: string): boolean {
  return moments.every((moment, i) => {
    const before = moments[i - 1];
    if (before === undefined || moment - before >= size) return true;
    return wallTime(timeZone, moment).time % size === 0;
  });
}
