import { isBusinessDay, lastBusinessDayTo, stepBusinessDays } from './business-days.js';
import { type Day, dayOf, dayOn, monthOf, nthWeekday, weekdayOf, yearOf } from './days.js';

const FRIDAY = 5;
const WEDNESDAY = 3;

/** How the last trading day of a future follows from its contract month. */
export type FutureRule =
  | 'third-friday'
  | 'before-third-wednesday'
  | 'before-25th-of-month-before'
  | 'before-month'
  | 'end-of-month'
  | 'seven-before-end-of-month'
  | 'mid-month';

export function futureLastTradeDay(rule: FutureRule, year: number, month: number): Day {
  switch (rule) {
    case 'third-friday':
      return monthlyExpiry(year, month);
    case 'before-third-wednesday':
      return stepBusinessDays(nthWeekday(year, month, WEDNESDAY, 3), -2);
    case 'before-25th-of-month-before':
      return stepBusinessDays(lastBusinessDayTo(dayOn(year, month - 1, 25)), -3);
    case 'before-month':
      return stepBusinessDays(dayOn(year, month, 1), -3);
    case 'end-of-month':
      return stepBusinessDays(dayOn(year, month + 1, 1), -3);
    case 'seven-before-end-of-month':
      return stepBusinessDays(dayOn(year, month + 1, 1), -8);
    case 'mid-month':
      return stepBusinessDays(dayOn(year, month, 15), -1);
  }
}

/**
 * Which days an option class expires on. Standard months are the third Fridays; `morning` ones settle at the
 * opening, so that their last trading day is the one before.
 */
export type OptionCycle = 'daily' | 'weekly' | 'monthly' | 'morning' | 'quarterly' | 'month-end';

/** Days of last trading that are listed on `today`, near ones densely and far ones sparsely. */
export function optionLastTradeDays(cycle: OptionCycle, today: string): Day[] {
  const from = dayOf(today);
  const days = new Set<Day>();
  for (let ahead = 0; ahead <= 63; ahead++) {
    const day = from + ahead;
    const dense = cycle === 'daily' ? ahead <= 14 : false;
    if (isBusinessDay(day) && (dense || isWeekEnd(day)) && (cycle === 'daily' || cycle === 'weekly'))
      days.add(day);
  }
  for (let ahead = 0; ahead <= 36; ahead++) {
    const month = monthOf(from) + ahead;
    const day = standardDay(cycle, yearOf(from), month);
    const inYear = ((month - 1) % 12) + 1;
    const listed = ahead <= 12 || inYear === 1 || inYear === 6 || inYear === 12;
    const inCycle = cycle === 'quarterly' ? inYear % 3 === 0 : listed;
    if (inCycle && day >= from) days.add(day);
  }
  return [...days].sort((a, b) => a - b);
}

/** Whether a class of this cycle could ever end trading on that day, however far off. */
export function isOptionLastTradeDay(cycle: OptionCycle, day: Day): boolean {
  if (!isBusinessDay(day)) return false;
  if (cycle === 'daily') return true;
  if (cycle === 'weekly') return isWeekEnd(day);
  if (cycle === 'quarterly' && monthOf(day) % 3 !== 0) return false;
  return standardDay(cycle, yearOf(day), monthOf(day)) === day;
}

/** The day an option that last trades on `day` is settled. */
export function optionSettlementDay(cycle: OptionCycle, day: Day): Day {
  return cycle === 'morning' ? stepBusinessDays(day, 1) : day;
}

function standardDay(cycle: OptionCycle, year: number, month: number): Day {
  if (cycle === 'month-end') return stepBusinessDays(dayOn(year, month + 1, 1), -1);
  const expiry = monthlyExpiry(year, month);
  return cycle === 'morning' ? stepBusinessDays(expiry, -1) : expiry;
}

/** The third Friday, or the day before where that is a holiday. */
function monthlyExpiry(year: number, month: number): Day {
  return lastBusinessDayTo(nthWeekday(year, month, FRIDAY, 3));
}

/** A Friday, or a Thursday before a closed one. */
function isWeekEnd(day: Day): boolean {
  return weekdayOf(day) === FRIDAY || (weekdayOf(day) === FRIDAY - 1 && !isBusinessDay(day + 1));
}
