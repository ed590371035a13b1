import type { TradingCalendar } from '../../../../trading/instruments/calendar/calendar.js';
import {
  nextSession,
  previousSession,
  sessionAt,
} from '../../../../trading/instruments/calendar/sessions.js';

/** A session, or the rest between two of them. */
export interface Segment {
  /** Of a rest, the trading date that follows. */
  readonly date: string;
  readonly start: number;
  readonly end: number;
  readonly open: boolean;
}

/** The segment that a moment lies in. With `useRTH`, what lies outside regular hours is rest. */
export function segmentAt(calendar: TradingCalendar, moment: number, useRTH: boolean): Segment {
  const session = sessionAt(calendar, moment, useRTH);
  if (session !== undefined) return { ...session, open: true };
  const { end } = previousSession(calendar, moment, useRTH);
  const { date, start } = nextSession(calendar, moment, useRTH);
  return { date, start: end, end: start, open: false };
}

/** The same for moments in ascending order: mostly the segment of the one before. */
export function segmentsOf(calendar: TradingCalendar, useRTH: boolean): (moment: number) => Segment {
  let last: Segment | undefined;
  return (moment) => {
    if (last === undefined || moment < last.start || moment >= last.end)
      last = segmentAt(calendar, moment, useRTH);
    return last;
  };
}
