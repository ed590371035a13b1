import { type Day, dayOn, monthOf, nthWeekday, weekdayOf, yearOf } from './days.js';

/** Weekdays on which the US exchanges open: what the rules of expiry count in. */
export function isBusinessDay(day: Day): boolean {
  const weekday = weekdayOf(day);
  return weekday !== 0 && weekday !== 6 && !holidaysOf(yearOf(day)).has(day);
}

/** `count` business days on, or back where it is negative. */
export function stepBusinessDays(day: Day, count: number): Day {
  const step = Math.sign(count);
  let left = Math.abs(count);
  let at = day;
  while (left > 0) {
    at += step;
    if (isBusinessDay(at)) left--;
  }
  return at;
}

export function lastBusinessDayTo(day: Day): Day {
  return isBusinessDay(day) ? day : stepBusinessDays(day, -1);
}

const cache = new Map<number, ReadonlySet<Day>>();

/** Kept, because a chain asks for thousands of days in the same few years. */
function holidaysOf(year: number): ReadonlySet<Day> {
  const known = cache.get(year);
  if (known !== undefined) return known;
  const found = holidaysIn(year);
  cache.set(year, found);
  return found;
}

function holidaysIn(year: number): ReadonlySet<Day> {
  const days = [
    nthWeekday(year, 1, 1, 3),
    nthWeekday(year, 2, 1, 3),
    goodFriday(year),
    lastMondayOfMay(year),
    observed(dayOn(year, 7, 4)),
    nthWeekday(year, 9, 1, 1),
    nthWeekday(year, 11, 4, 4),
    observed(dayOn(year, 12, 25)),
  ];
  if (year >= 2022) days.push(observed(dayOn(year, 6, 19)));
  // On a Saturday, New Year is not made up for: the Friday before ends the year's books.
  const newYear = dayOn(year, 1, 1);
  if (weekdayOf(newYear) !== 6) days.push(observed(newYear));
  return new Set(days);
}

function observed(day: Day): Day {
  const weekday = weekdayOf(day);
  return weekday === 6 ? day - 1 : weekday === 0 ? day + 1 : day;
}

function lastMondayOfMay(year: number): Day {
  const fifth = nthWeekday(year, 5, 1, 5);
  return monthOf(fifth) === 5 ? fifth : fifth - 7;
}

/** The Gregorian computus in its anonymous form. */
function goodFriday(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return dayOn(year, Math.floor(f / 31), (f % 31) + 1) - 2;
}
