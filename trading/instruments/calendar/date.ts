/** A day without a time, written as IB writes it: `YYYYMMDD`. */
export type CivilDate = string;

/** A day counted from 1970-01-01, for reckoning; 0 was a Thursday. */
export type DayNumber = number;

export const DAY_MS = 86_400_000;
export const MINUTE_MS = 60_000;

/** Months count from 1 and may run over: month 13 is the next January, day 0 the last of the month before. */
export function dayOf(year: number, month: number, day: number): DayNumber {
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

/** Throws a `RangeError` for what is no day of the calendar, such as `20230229`. */
export function dayOfDate(date: CivilDate): DayNumber {
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(4, 6));
  const day = dayOf(year, month, Number(date.slice(6, 8)));
  if (!/^\d{8}$/.test(date) || dateOfDay(day) !== date) {
    throw new RangeError(`a date must be a real day written YYYYMMDD, not "${date}"`);
  }
  return day;
}

/** Dates of days asked for: forty years of them, then the memory is begun anew. */
const dates = new Map<DayNumber, CivilDate>();
const MAX_KEPT = 15_000;

export function dateOfDay(day: DayNumber): CivilDate {
  const known = dates.get(day);
  if (known !== undefined) return known;
  if (!Number.isFinite(day)) return '';
  const date = new Date(day * DAY_MS).toISOString().slice(0, 10).replaceAll('-', '');
  if (dates.size >= MAX_KEPT) dates.clear();
  dates.set(day, date);
  return date;
}

export function yearOf(day: DayNumber): number {
  return new Date(day * DAY_MS).getUTCFullYear();
}

/** 1 to 12. */
export function monthOf(day: DayNumber): number {
  return new Date(day * DAY_MS).getUTCMonth() + 1;
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return dateOfDay(dayOfDate(date) + days);
}

export const WEEKDAYS = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
] as const;

/** 0 is Sunday, 6 Saturday. */
export function weekdayOf(day: DayNumber): number {
  return (((day + 4) % 7) + 7) % 7;
}

export function isWeekend(day: DayNumber): boolean {
  const weekday = weekdayOf(day);
  return weekday === 0 || weekday === 6;
}

/** The `nth` such weekday of a month, from 1: the third Friday is `nthWeekday(year, month, 5, 3)`. */
export function nthWeekday(year: number, month: number, weekday: number, nth: number): DayNumber {
  const first = dayOf(year, month, 1);
  return first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (nth - 1);
}

export function lastWeekday(year: number, month: number, weekday: number): DayNumber {
  const last = dayOf(year, month + 1, 1) - 1;
  return last - ((weekdayOf(last) - weekday + 7) % 7);
}

/** Easter Sunday of the western churches, by the Gregorian computus. */
export function easterOf(year: number): DayNumber {
  const century = Math.floor(year / 100);
  const golden = year % 19;
  const moonShift = Math.floor((century - Math.floor((century - 17) / 25)) / 3);
  const epact = (century - Math.floor(century / 4) - moonShift + 19 * golden + 15) % 30;
  const late = epact > 28 || (epact === 28 && golden > 10) ? 1 : 0;
  const fullMoon = dayOf(year, 3, 21) + epact - late;
  return fullMoon + (7 - weekdayOf(fullMoon));
}
