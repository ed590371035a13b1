import type { TradingCalendar } from '../../../trading/instruments/calendar/calendar.js';
import {
  DAY_MS,
  type DayNumber,
  dateOfDay,
  dayOf,
  dayOfDate,
  MINUTE_MS,
  monthOf,
  weekdayOf,
  yearOf,
} from '../../../trading/instruments/calendar/date.js';
import {
  previousSession,
  type Session,
  sessionAt,
  shiftTradingDay,
  tradingDay,
} from '../../../trading/instruments/calendar/sessions.js';
import { momentAt, wallTime } from '../../../trading/instruments/calendar/zone.js';
import type { BarSize } from '../../world/market.js';
import type { Duration } from './duration.js';

/**
 * The moment from which on a request that ends at `to` wants data. IB's data service counts in trading: a day
 * is a trading date, that of the end included; seconds run back through sessions only. Weeks, months and
 * years go back on the calendar, from the last trading date.
 */
export function startOf(calendar: TradingCalendar, duration: Duration, to: number, useRTH: boolean): number {
  const last = lastSession(calendar, to, useRTH);
  if (duration.unit === 'S') return secondsBack(calendar, duration.count * 1000, to, useRTH);
  const day = dayOfDate(last.date);
  const first =
    duration.unit === 'D'
      ? shiftTradingDay(calendar, day, 1 - duration.count)
      : shiftTradingDay(calendar, daysBack(day, duration), 1);
  return openingOf(calendar, first, useRTH);
}

/** Back to the opening of the week or month that a moment lies in, so that the first bar is a whole one. */
export function wholeBarStart(
  calendar: TradingCalendar,
  size: BarSize,
  start: number,
  useRTH: boolean,
): number {
  if (size.unit !== 'week' && size.unit !== 'month') return start;
  const session = sessionAt(calendar, start, useRTH) ?? lastSession(calendar, start, useRTH);
  const day = dayOfDate(session.date);
  // Monday is the first of a week; Sunday closes the one before.
  const first = size.unit === 'week' ? day - ((weekdayOf(day) + 6) % 7) : dayOf(yearOf(day), monthOf(day), 1);
  return openingOf(calendar, shiftTradingDay(calendar, first - 1, 1), useRTH);
}

/** What TWS tells of where a request begins: reckoned on the clock and calendar of a zone, trading or not. */
export function calendarStart(duration: Duration, to: number, timeZone: string): number {
  if (duration.unit === 'S') return to - duration.count * 1000;
  const { day, time } = wallTime(timeZone, to);
  const minutes = Math.floor(time / MINUTE_MS);
  return momentAt(timeZone, daysBack(day, duration), minutes) + (time - minutes * MINUTE_MS);
}

/** The session in which a stretch up to `to` ends: a session that only begins then has no part in it. */
function lastSession(calendar: TradingCalendar, to: number, useRTH: boolean): Session {
  return sessionAt(calendar, to - 1, useRTH) ?? previousSession(calendar, to, useRTH);
}

function secondsBack(calendar: TradingCalendar, length: number, to: number, useRTH: boolean): number {
  let left = length;
  let session = lastSession(calendar, to, useRTH);
  let end = Math.min(session.end, to);
  while (end - session.start < left) {
    left -= end - session.start;
    session = lastSession(calendar, session.start, useRTH);
    end = session.end;
  }
  return end - left;
}

function daysBack(day: DayNumber, { count, unit }: Duration): DayNumber {
  if (unit === 'D') return day - count;
  if (unit === 'W') return day - 7 * count;
  const months = unit === 'Y' ? 12 * count : count;
  const first = dayOf(yearOf(day), monthOf(day) - months, 1);
  const last = dayOf(yearOf(first), monthOf(first) + 1, 0);
  // The 31st goes back to the last day of a shorter month.
  return Math.min(first + dayOfMonth(day) - 1, last);
}

function dayOfMonth(day: DayNumber): number {
  return new Date(day * DAY_MS).getUTCDate();
}

function openingOf(calendar: TradingCalendar, day: DayNumber, useRTH: boolean): number {
  const date = dateOfDay(day);
  const hours = tradingDay(calendar, date);
  const [first] = (useRTH ? hours?.regular : hours?.extended) ?? [];
  if (!first) throw new RangeError(`expected a session on ${date}, found none`);
  return first.start;
}
