import { type DayNumber, dayOf, dayOfDate, easterOf, lastWeekday, nthWeekday, weekdayOf } from './date.js';
import { byYear, type Holidays } from './holidays.js';

/** Days on which the New York exchanges stayed shut though no rule says so: mourning, terror, a hurricane. */
const UNSCHEDULED = [
  '20010911',
  '20010912',
  '20010913',
  '20010914',
  '20040611',
  '20070102',
  '20121029',
  '20121030',
  '20181205',
  '20250109',
].map(dayOfDate);

/** The New York exchanges. Half days end at 13:00 there. */
export const usHolidays: Holidays = {
  isClosed: byYear((year) => [
    ...standstills(year),
    ...monetaryHolidays(year),
    ...UNSCHEDULED.filter((day) => day >= dayOf(year, 1, 1) && day < dayOf(year + 1, 1, 1)),
  ]),
  // Where one of the first two is a Friday, the holiday itself is had on it.
  isHalfDay: byYear((year) => [dayOf(year, 7, 3), dayOf(year, 12, 24), nthWeekday(year, 11, 4, 4) + 1]),
};

/** CME: shut on the three great days only; on the other American holidays trading stops at noon. */
export const cmeHolidays: Holidays = {
  isClosed: byYear(standstills),
  isHalfDay: usHolidays.isHalfDay,
};

export const isCmeShortHoliday = byYear(monetaryHolidays);

/** Banks rest in all the world, so that there is no forex. */
export const forexHolidays: Holidays = {
  isClosed: byYear((year) => [dayOf(year, 1, 1), dayOf(year, 12, 25)]),
  isHalfDay: () => false,
};

function standstills(year: number): DayNumber[] {
  const newYear = dayOf(year, 1, 1);
  return [
    // A New Year's Day on a Saturday is not made up for: the Friday before ends the year's accounts.
    weekdayOf(newYear) === 6 ? newYear : observed(newYear),
    easterOf(year) - 2,
    observed(dayOf(year, 12, 25)),
  ];
}

function monetaryHolidays(year: number): DayNumber[] {
  return [
    // Martin Luther King Day came to the exchanges in 1998, Juneteenth in 2022.
    ...(year >= 1998 ? [nthWeekday(year, 1, 1, 3)] : []),
    nthWeekday(year, 2, 1, 3),
    lastWeekday(year, 5, 1),
    ...(year >= 2022 ? [observed(dayOf(year, 6, 19))] : []),
    observed(dayOf(year, 7, 4)),
    nthWeekday(year, 9, 1, 1),
    nthWeekday(year, 11, 4, 4),
  ];
}

function observed(day: DayNumber): DayNumber {
  const weekday = weekdayOf(day);
  if (weekday === 6) return day - 1;
  return weekday === 0 ? day + 1 : day;
}
