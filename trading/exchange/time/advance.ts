import { type Books, lookAt } from '../books.js';
import { isPassedBy, nextChange } from '../matching/holds.js';
import { run } from '../matching/run.js';
import { beginDays } from './day.js';
import { settleExpired } from './expiry.js';

/** Lets time go by up to a moment, and does on the way, one after the other, all that only time brings about. */
export function advance(books: Books, now: number): void {
  for (;;) {
    const next = Math.min(books.wakes.next(), books.daysEndAt, books.expiries.next());
    if (next > now) break;
    // What fell due before a moment that was already told of is done at that moment, not in the past.
    const at = Math.max(next, books.now);
    lookAt(books, at);
    books.now = at;
    wake(books);
    settleExpired(books, at);
    beginDays(books, at);
  }
  books.now = Math.max(books.now, now);
  lookAt(books, now);
  for (const id of books.index.timed) {
    if (books.open.get(id)?.conditionsMet === false) books.queue.set(id, 'arrived');
  }
  run(books);
}

/** Only those that time has really changed: whether others trade is for the market to say. */
function wake(books: Books): void {
  for (const id of books.wakes.takeUntil(books.at)) {
    const order = books.open.get(id);
    if (order === undefined) continue;
    if (isPassedBy(books, order)) books.queue.set(id, 'arrived');
    else books.wakes.set(id, nextChange(books, order));
  }
  run(books);
}
