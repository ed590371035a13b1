/** A calendar day, counted from 1970-01-01: dates without hours or zones, so that they can be added up. */
export type Day = number;

const MS = 86_400_000;

/** From IB's YYYYMMDD. */
export function dayOf(date: string): Day {
  return dayOn(Number(date.slice(0, 4)), Number(date.slice(4, 6)), Number(date.slice(6, 8)));
}

/** Months count from 1 and may run over: month 13 is the next January, day 0 the last of the month before. */
export function dayOn(year: number, month: number, day: number): Day {
  return Date.UTC(year, month - 1, day) / MS;
}

/** IB's YYYYMMDD. */
export function dateOf(day: Day): string {
  return new Date(day * MS).toISOString().slice(0, 10).replaceAll('-', '');
}

/** 0 is Sunday. */
export function weekdayOf(day: Day): number {
  return (((day + 4) % 7) + 7) % 7;
}

export function yearOf(day: Day): number {
  return new Date(day * MS).getUTCFullYear();
}

/** 1 to 12. */
export function monthOf(day: Day): number {
  return new Date(day * MS).getUTCMonth() + 1;
}

/** The `count`-th given weekday of a month. */
export function nthWeekday(year: number, month: number, weekday: number, count: number): Day {
  const first = dayOn(year, month, 1);
  return first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (count - 1);
}
