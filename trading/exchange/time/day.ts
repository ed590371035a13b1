import type { Books } from '../books.js';
import { forgetBefore } from '../forget.js';
import type { AccountState } from '../ledger/account.js';
import { beginDay, newYorkDate } from '../ledger/day.js';
import { isOf } from '../matching/market.js';
import { endOfDate, endOfDays } from './new-york.js';

/** How long orders that have ended, and fills, are remembered. */
const REMEMBERED_DAYS = 7;

/** The account at a moment, on a new day begun anew. */
export function accountAt(books: Books, id: string, at: number): AccountState | undefined {
  const account = books.accounts.get(id);
  if (account === undefined || at < books.daysEndAt || at < endOfDate(account.day.date)) return account;
  const begun = beginDay(account, newYorkDate(at), books.prices, at);
  books.accounts.set(id, begun);
  books.daysEndAt = endOfDays(books.accounts.values());
  return begun;
}

/** A new day for every account; what ended long ago is forgotten, and what was taken of quotes that are gone. */
export function beginDays(books: Books, at: number): void {
  if (at < books.daysEndAt) return;
  for (const id of books.accounts.keys()) accountAt(books, id, at);
  books.filledGroups.clear();
  forgetTaken(books, at);
  forgetBefore(books, endOfDate(newYorkDate(at), -1 - REMEMBERED_DAYS));
}

function forgetTaken(books: Books, at: number): void {
  for (const [conId, taken] of books.taken) {
    const quote = books.prices.view(conId, at)?.quote;
    if (quote === undefined || !isOf(taken, quote)) books.taken.delete(conId);
  }
}
