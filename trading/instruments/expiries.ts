import { calendars } from './calendar/calendars.js';
import {
  type DayNumber,
  dayOf,
  dayOfDate,
  lastWeekday,
  monthOf,
  nthWeekday,
  weekdayOf,
  yearOf,
} from './calendar/date.js';
import { shiftTradingDay } from './calendar/sessions.js';

const FRIDAY = 5;
const WEDNESDAY = 3;

/** How the last trading day of a future follows from its contract month. */
export type FutureRule =
  | 'third-friday'
  | 'third-friday-of-frankfurt'
  | 'last-friday'
  | 'before-third-wednesday'
  | 'before-25th-of-month-before'
  | 'before-month'
  | 'end-of-month'
  | 'seven-before-end-of-month'
  | 'mid-month'
  | 'volatility';

export function futureLastTradeDay(rule: FutureRule, year: number, month: number): DayNumber {
  switch (rule) {
    case 'third-friday':
      return monthlyExpiry(year, month);
    case 'third-friday-of-frankfurt':
      return shiftTradingDay(calendars.EUREX, nthWeekday(year, month, FRIDAY, 3) + 1, -1);
    case 'last-friday':
      return lastBusinessDayTo(lastWeekday(year, month, FRIDAY));
    case 'before-third-wednesday':
      return shiftBusinessDay(nthWeekday(year, month, WEDNESDAY, 3), -2);
    case 'before-25th-of-month-before':
      return shiftBusinessDay(lastBusinessDayTo(dayOf(year, month - 1, 25)), -3);
    case 'before-month':
      return shiftBusinessDay(dayOf(year, month, 1), -3);
    case 'end-of-month':
      return shiftBusinessDay(dayOf(year, month + 1, 1), -3);
    case 'seven-before-end-of-month':
      return shiftBusinessDay(dayOf(year, month + 1, 1), -8);
    case 'mid-month':
      return shiftBusinessDay(dayOf(year, month, 15), -1);
    case 'volatility':
      return volatilityExpiry(year, month);
  }
}

/**
 * Which days an option class expires on. Standard months are the third Fridays; `morning` and `volatility` ones
 * settle at the opening, so that their last trading day is the one before. `crude` and `gold` end in the month before
 * that of their future.
 */
export type OptionCycle =
  | 'daily'
  | 'weekly'
  | 'monthly'
  | 'morning'
  | 'quarterly'
  | 'month-end'
  | 'volatility'
  | 'crude'
  | 'gold';

/** Days of last trading that are listed on `today`, near ones densely and far ones sparsely. */
export function optionLastTradeDays(cycle: OptionCycle, today: string): DayNumber[] {
  const from = dayOfDate(today);
  const days = new Set<DayNumber>();
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
export function isOptionLastTradeDay(cycle: OptionCycle, day: DayNumber): boolean {
  if (!isBusinessDay(day)) return false;
  if (cycle === 'daily') return true;
  if (cycle === 'weekly') return isWeekEnd(day);
  if (cycle === 'quarterly' && monthOf(day) % 3 !== 0) return false;
  return standardDay(cycle, yearOf(day), monthOf(day)) === day;
}

/** The day an option that last trades on `day` is settled. */
export function optionSettlementDay(cycle: OptionCycle, day: DayNumber): DayNumber {
  return settlesAtOpening(cycle) ? shiftBusinessDay(day, 1) : day;
}

/** The month that the option is named after, as the first day of it. */
export function optionContractMonth(cycle: OptionCycle, settlement: DayNumber): DayNumber {
  const ahead = cycle === 'crude' || cycle === 'gold' ? 1 : 0;
  return dayOf(yearOf(settlement), monthOf(settlement) + ahead, 1);
}

function settlesAtOpening(cycle: OptionCycle): boolean {
  return cycle === 'morning' || cycle === 'volatility';
}

function standardDay(cycle: OptionCycle, year: number, month: number): DayNumber {
  if (cycle === 'month-end') return shiftBusinessDay(dayOf(year, month + 1, 1), -1);
  if (cycle === 'gold') return goldExpiry(year, month);
  if (cycle === 'crude') {
    return shiftBusinessDay(futureLastTradeDay('before-25th-of-month-before', year, month + 1), -3);
  }
  const expiry = cycle === 'volatility' ? volatilityExpiry(year, month) : monthlyExpiry(year, month);
  return settlesAtOpening(cycle) ? shiftBusinessDay(expiry, -1) : expiry;
}

/** The third Friday, or the day before where that is a holiday. */
function monthlyExpiry(year: number, month: number): DayNumber {
  return lastBusinessDayTo(nthWeekday(year, month, FRIDAY, 3));
}

/** The VIX is reckoned from options that end 30 days later: a Wednesday, unless a holiday comes in the way. */
function volatilityExpiry(year: number, month: number): DayNumber {
  return lastBusinessDayTo(monthlyExpiry(year, month + 1) - 30);
}

/** The fourth business day from the end of the month, or the one before where that is a Friday. */
function goldExpiry(year: number, month: number): DayNumber {
  const day = shiftBusinessDay(dayOf(year, month + 1, 1), -4);
  return weekdayOf(day) === FRIDAY ? shiftBusinessDay(day, -1) : day;
}

/** A Friday, or a Thursday before a closed one. */
function isWeekEnd(day: DayNumber): boolean {
  return weekdayOf(day) === FRIDAY || (weekdayOf(day) === FRIDAY - 1 && !isBusinessDay(day + 1));
}

/** What the rules of expiry count in: the days on which New York opens. */
function isBusinessDay(day: DayNumber): boolean {
  return calendars.NYSE.hoursOf(day) !== undefined;
}

function shiftBusinessDay(day: DayNumber, count: number): DayNumber {
  return shiftTradingDay(calendars.NYSE, day, count);
}

function lastBusinessDayTo(day: DayNumber): DayNumber {
  return isBusinessDay(day) ? day : shiftBusinessDay(day, -1);
}
