import type { DayNumber } from './date.js';

/** Minutes from midnight of the trading date; below 0 is the evening before. */
export type Span = readonly [start: number, end: number];

/** When one trading date trades. `regular` lies within `extended`, and both are in order. */
export interface Hours {
  /** What `useRTH` means, and IB's `liquidHours`. */
  readonly regular: readonly Span[];
  /** All of it, and IB's `tradingHours`. */
  readonly extended: readonly Span[];
}

/** The rules of one trading floor. */
export interface TradingCalendar {
  /** As IB names zones in `timeZoneId`. */
  readonly timeZone: string;
  /** The hours of a trading date, `undefined` where there are none. */
  readonly hoursOf: (day: DayNumber) => Hours | undefined;
}

/** From and to on the clock, as `'09:30'`, `'16:00'`; a leading `-` puts it on the evening before. */
export function span(from: string, to: string): Span {
  return [minutesOf(from), minutesOf(to)];
}

function minutesOf(time: string): number {
  const evening = time.startsWith('-');
  const [hours, minutes] = time.replace('-', '').split(':').map(Number);
  return (hours ?? Number.NaN) * 60 + (minutes ?? Number.NaN) - (evening ? 24 * 60 : 0);
}
