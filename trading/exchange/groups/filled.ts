import type { Books } from '../books.js';
import type { Refusal } from '../event.js';
import { newYorkDate } from '../ledger/day.js';
import type { Order, OrderTerms } from '../orders/order.js';
import { groupKey } from './order-index.js';

/** Remembers to the end of the day that an OCA group has had its fill. */
export function noteFilled({ filledGroups }: Books, { status, terms }: Order): void {
  if (status === 'Filled' && terms.oca !== undefined) filledGroups.add(groupKey(terms, terms.oca));
}

/** What a venue that is restored would have remembered. */
export function recallFilled(books: Books): void {
  const today = newYorkDate(books.now);
  for (const { order: id, time } of books.fills) {
    const order = books.done.get(id);
    if (order?.terms.oca !== undefined && newYorkDate(time) === today) noteFilled(books, order);
  }
}

/** One cancels all: whoever joins a group after its fill comes too late, and would open what nobody wants. */
export function tooLateFor({ filledGroups }: Books, terms: OrderTerms): Refusal | undefined {
  const { oca } = terms;
  if (oca === undefined || !filledGroups.has(groupKey(terms, oca))) return undefined;
  return { kind: 'oca-filled', group: oca.group };
}
