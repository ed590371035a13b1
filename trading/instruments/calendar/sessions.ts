import type { Span, TradingCalendar } from './calendar.js';
import { type CivilDate, type DayNumber, dateOfDay, dayOfDate } from './date.js';
import { momentAt, wallTime } from './zone.js';

/** Unbroken trading, from `start` up to but without `end`, in milliseconds since 1970. */
export interface Session {
  /** The trading date that it counts to; on Sunday evening that of Monday. */
  readonly date: CivilDate;
  readonly start: number;
  readonly end: number;
}

export interface TradingDay {
  readonly date: CivilDate;
  readonly regular: readonly Session[];
  readonly extended: readonly Session[];
}

/** No calendar rests longer; a search beyond it would go on for ever. */
const LONGEST_REST_DAYS = 30;
const MAX_KEPT = 15_000;

/** Calendars are asked for the same days over and over, by every price of the seeded market. */
const kept = new WeakMap<TradingCalendar, Map<DayNumber, TradingDay | undefined>>();

/** The sessions of a date, or `undefined` where nothing trades on it. */
export function tradingDay(calendar: TradingCalendar, date: CivilDate): TradingDay | undefined {
  return dayIn(calendar, dayOfDate(date));
}

/** The session that a moment lies in. With `useRTH` only regular hours count. */
export function sessionAt(calendar: TradingCalendar, moment: number, useRTH: boolean): Session | undefined {
  const { day } = wallTime(calendar.timeZone, moment);
  // Evenings can belong to the next date, so that both have to be looked at.
  return sessionIn(calendar, day, moment, useRTH) ?? sessionIn(calendar, day + 1, moment, useRTH);
}

export function isOpen(calendar: TradingCalendar, moment: number, useRTH: boolean): boolean {
  return sessionAt(calendar, moment, useRTH) !== undefined;
}

/** The first session that begins after a moment. */
export function nextSession(calendar: TradingCalendar, moment: number, useRTH: boolean): Session {
  const { day } = wallTime(calendar.timeZone, moment);
  for (let ahead = 0; ahead <= LONGEST_REST_DAYS; ahead += 1) {
    const found = sessionsIn(calendar, day + ahead, useRTH).find(({ start }) => start > moment);
    if (found) return found;
  }
  throw new RangeError(restsTooLong(day));
}

/** The last session that has ended at a moment. */
export function previousSession(calendar: TradingCalendar, moment: number, useRTH: boolean): Session {
  const { day } = wallTime(calendar.timeZone, moment);
  for (let back = 0; back <= LONGEST_REST_DAYS; back += 1) {
    const found = sessionsIn(calendar, day - back, useRTH).findLast(({ end }) => end <= moment);
    if (found) return found;
  }
  throw new RangeError(restsTooLong(day));
}

/** The date that trading at a moment counts to; while nothing trades, that of the session to come. */
export function tradingDateOf(calendar: TradingCalendar, moment: number): CivilDate {
  return (sessionAt(calendar, moment, false) ?? nextSession(calendar, moment, false)).date;
}

/** The dates with trading from one date to another, both included. */
export function tradingDates(calendar: TradingCalendar, from: CivilDate, to: CivilDate): CivilDate[] {
  const last = dayOfDate(to);
  const found: CivilDate[] = [];
  for (let day = dayOfDate(from); day <= last; day += 1) {
    if (calendar.hoursOf(day)) found.push(dateOfDay(day));
  }
  return found;
}

/** The `count`th trading date after a date, or before it where `count` is negative; at 0 the date itself. */
export function shiftTradingDate(calendar: TradingCalendar, date: CivilDate, count: number): CivilDate {
  return dateOfDay(shiftTradingDay(calendar, dayOfDate(date), count));
}

/** The same for a day as a number, which is how the rules of expiry reckon. */
export function shiftTradingDay(calendar: TradingCalendar, from: DayNumber, count: number): DayNumber {
  const step = Math.sign(count);
  let day = from;
  for (let left = Math.abs(count); left > 0; left -= 1) {
    const limit = day + step * LONGEST_REST_DAYS;
    do {
      if (day === limit) throw new RangeError(restsTooLong(day));
      day += step;
    } while (!calendar.hoursOf(day));
  }
  return day;
}

function sessionIn(
  calendar: TradingCalendar,
  day: DayNumber,
  moment: number,
  useRTH: boolean,
): Session | undefined {
  for (const session of sessionsIn(calendar, day, useRTH)) {
    if (moment >= session.start && moment < session.end) return session;
  }
  return undefined;
}

function sessionsIn(calendar: TradingCalendar, day: DayNumber, useRTH: boolean): readonly Session[] {
  const found = dayIn(calendar, day);
  if (!found) return [];
  return useRTH ? found.regular : found.extended;
}

function dayIn(calendar: TradingCalendar, day: DayNumber): TradingDay | undefined {
  let days = kept.get(calendar);
  if (!days) {
    days = new Map();
    kept.set(calendar, days);
  }
  const known = days.get(day);
  if (known || days.has(day)) return known;
  if (days.size >= MAX_KEPT) days.clear();
  const made = makeDay(calendar, day);
  days.set(day, made);
  return made;
}

function makeDay(calendar: TradingCalendar, day: DayNumber): TradingDay | undefined {
  const hours = calendar.hoursOf(day);
  if (!hours) return undefined;
  const date = dateOfDay(day);
  const sessions = (spans: readonly Span[]): Session[] =>
    spans.map(([from, to]) => ({
      date,
      start: momentAt(calendar.timeZone, day, from),
      end: momentAt(calendar.timeZone, day, to),
    }));
  return { date, regular: sessions(hours.regular), extended: sessions(hours.extended) };
}

function restsTooLong(day: DayNumber): string {
  return `expected a session within ${LONGEST_REST_DAYS} days of ${dateOfDay(day)}, found none`;
}
