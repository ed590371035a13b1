import { type Books, listingOf } from '../books.js';
import type { PositionCause } from '../event.js';
import type { AccountState } from '../ledger/account.js';
import { expire } from '../ledger/settle.js';
import { accountAt } from './day.js';

/** Remembers when a contract that somebody holds comes to its end. */
export function watchExpiry(books: Books, conId: number): void {
  const { end } = listingOf(books, conId);
  if (Number.isFinite(end)) books.expiries.set(conId, end);
}

/** Settles every position in contracts that have ended. */
export function settleExpired(books: Books, at: number): void {
  for (const conId of books.expiries.takeUntil(at)) {
    const { instrument, end } = listingOf(books, conId);
    if (instrument === undefined) continue;
    for (const id of books.accounts.keys()) {
      const before = accountAt(books, id, end);
      if (before === undefined || (before.positions[conId]?.quantity ?? 0) === 0) continue;
      const { account, cause } = expire(before, instrument, books.prices, end);
      putSettled(books, before, account, cause);
    }
  }
}

/** Puts an account in its place, and tells of every position that came, went or changed. */
export function putSettled(
  books: Books,
  before: AccountState,
  after: AccountState,
  cause: PositionCause,
): void {
  books.accounts.set(after.id, after);
  const conIds = new Set([...Object.keys(before.positions), ...Object.keys(after.positions)]);
  for (const key of conIds) {
    const conId = Number(key);
    if (before.positions[conId] === after.positions[conId]) continue;
    if (after.positions[conId] !== undefined) watchExpiry(books, conId);
    books.events.push({ type: 'position', account: after.id, conId, cause });
  }
}
