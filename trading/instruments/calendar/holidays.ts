import { type DayNumber, yearOf } from './date.js';

/** The days on which an exchange departs from its week; closed wins. Weekends are no concern of these. */
export interface Holidays {
  readonly isClosed: (day: DayNumber) => boolean;
  readonly isHalfDay: (day: DayNumber) => boolean;
}

/** Turns a rule that lists the days of a year into a question about one day; each year is reckoned once. */
export function byYear(list: (year: number) => readonly DayNumber[]): (day: DayNumber) => boolean {
  const years = new Map<number, ReadonlySet<DayNumber>>();
  return (day) => {
    const year = yearOf(day);
    let days = years.get(year);
    if (!days) {
      days = new Set(list(year));
      years.set(year, days);
    }
    return days.has(day);
  };
}
