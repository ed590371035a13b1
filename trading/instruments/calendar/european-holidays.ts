import {
  type DayNumber,
  dayOf,
  dayOfDate,
  easterOf,
  isWeekend,
  lastWeekday,
  nthWeekday,
  weekdayOf,
} from './date.js';
import { byYear, type Holidays } from './holidays.js';

/** XETRA and Eurex, as they have rested since 2022; there are no half days. */
export const xetraHolidays: Holidays = {
  isClosed: byYear((year) => [
    dayOf(year, 1, 1),
    easterOf(year) - 2,
    easterOf(year) + 1,
    dayOf(year, 5, 1),
    dayOf(year, 12, 24),
    dayOf(year, 12, 25),
    dayOf(year, 12, 26),
    dayOf(year, 12, 31),
  ]),
  isHalfDay: () => false,
};

/** Bank holidays that the Crown moved, and those it gave for one year. */
const MOVED_AWAY = ['20200504', '20220530'].map(dayOfDate);
const GIVEN = ['20200508', '20220602', '20220603', '20220919', '20230508'].map(dayOfDate);

const isLondonClosed = byYear((year) => [
  ...[
    makeUp(dayOf(year, 1, 1)),
    easterOf(year) - 2,
    easterOf(year) + 1,
    nthWeekday(year, 5, 1, 1),
    lastWeekday(year, 5, 1),
    lastWeekday(year, 8, 1),
    ...christmas(year),
  ].filter((day) => !MOVED_AWAY.includes(day)),
  ...GIVEN.filter((day) => day >= dayOf(year, 1, 1) && day < dayOf(year + 1, 1, 1)),
]);

/** London: the last trading day before Christmas and that before the New Year end at 12:30. */
export const londonHolidays: Holidays = {
  isClosed: isLondonClosed,
  isHalfDay: byYear((year) => [lastOpenBefore(dayOf(year, 12, 25)), lastOpenBefore(dayOf(year + 1, 1, 1))]),
};

/** A holiday on a weekend is had on the Monday. */
function makeUp(day: DayNumber): DayNumber {
  const weekday = weekdayOf(day);
  if (weekday === 6) return day + 2;
  return weekday === 0 ? day + 1 : day;
}

/** Christmas and Boxing Day; where one of them falls on a weekend, it moves behind the other. */
function christmas(year: number): DayNumber[] {
  const day = dayOf(year, 12, 25);
  const weekday = weekdayOf(day);
  if (weekday === 5) return [day, day + 3];
  if (weekday === 6) return [day + 2, day + 3];
  return weekday === 0 ? [day + 1, day + 2] : [day, day + 1];
}

function lastOpenBefore(day: DayNumber): DayNumber {
  let before = day - 1;
  while (isWeekend(before) || isLondonClosed(before)) before -= 1;
  return before;
}
