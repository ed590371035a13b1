import type { TradingCalendar } from '../../../../trading/instruments/calendar/calendar.js';
import {
  type DayNumber,
  dateOfDay,
  dayOf,
  dayOfDate,
  monthOf,
  weekdayOf,
  yearOf,
} from '../../../../trading/instruments/calendar/date.js';
import { sessionAt, tradingDates } from '../../../../trading/instruments/calendar/sessions.js';
import { wallTime } from '../../../../trading/instruments/calendar/zone.js';
import type { BarSize } from '../../market.js';

/** The date that a line of a file of days, weeks or months was given for. */
export function dateOfLine(calendar: TradingCalendar, time: number): string {
  return sessionAt(calendar, time, false)?.date ?? dateOfDay(wallTime(calendar.timeZone, time).day);
}

/** The first and the last day of the week, from Monday, or of the month that a date lies in. */
export function periodOf(date: string, unit: 'week' | 'month'): readonly [DayNumber, DayNumber] {
  const day = dayOfDate(date);
  if (unit === 'month') return [dayOf(yearOf(day), monthOf(day), 1), dayOf(yearOf(day), monthOf(day) + 1, 0)];
  const monday = day - ((weekdayOf(day) + 6) % 7);
  return [monday, monday + 6];
}

/**
 * The trading dates that a bar stands for. Weeks and months bear the date of their last day, as TWS has it: of
 * one that goes on, that is today. Others write their first day: then all of it is meant.
 */
export function datesOfBar(
  calendar: TradingCalendar,
  date: string,
  unit: BarSize['unit'],
): readonly string[] {
  if (unit === 'second' || unit === 'day') return [date];
  const [first, last] = periodOf(date, unit);
  const dates = tradingDates(calendar, dateOfDay(first), dateOfDay(last));
  const opening = dates[0];
  return opening === undefined || date <= opening ? dates : dates.filter((each) => each <= date);
}
