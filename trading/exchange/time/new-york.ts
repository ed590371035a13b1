import { dayOfDate } from '../../instruments/calendar/date.js';
import { momentAt } from '../../instruments/calendar/zone.js';
import type { AccountState } from '../ledger/account.js';

/** The midnight at which a date of New York, by which accounts count their days, is over; or one so many days off. */
export function endOfDate(date: string, daysAfter = 0): number {
  return momentAt('America/New_York', dayOfDate(date) + 1 + daysAfter, 0);
}

/** When the earliest of the accounts' days is over. */
export function endOfDays(accounts: Iterable<AccountState>): number {
  let end = Number.POSITIVE_INFINITY;
  for (const { day } of accounts) end = Math.min(end, endOfDate(day.date));
  return end;
}
