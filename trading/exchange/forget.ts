import type { Fill } from './orders/fill.js';
import type { Order, OrderId } from './orders/order.js';

/** What the books know of orders, open and ended. */
interface Memory {
  readonly open: ReadonlyMap<OrderId, Order>;
  readonly done: Map<OrderId, Order>;
  fills: Fill[];
}

/** Ended orders that are remembered at once: a trader has hundreds, a test of load a thousand each second. */
const MOST_DONE = 50_000;
/** Forgotten together, because each time all fills are looked through. */
const FORGOTTEN_AT_ONCE = 5000;

/** What ended, and was filled, before a moment. */
export function forgetBefore(books: Memory, moment: number): void {
  const filledAt = new Map<OrderId, number>();
  for (const { order, time } of books.fills) filledAt.set(order, time);
  for (const [id, { ended }] of books.done) {
    if ((ended?.at ?? filledAt.get(id) ?? 0) < moment) books.done.delete(id);
  }
  // An open order's are what its next commission is reckoned from.
  books.fills = books.fills.filter(({ order, time }) => time >= moment || books.open.has(order));
}

/** The oldest of those that ended, when they have become too many. */
export function forgetOldest(books: Memory): void {
  if (books.done.size < MOST_DONE + FORGOTTEN_AT_ONCE) return;
  const oldest = new Set<OrderId>();
  for (const id of books.done.keys()) {
    if (oldest.size === FORGOTTEN_AT_ONCE) break;
    oldest.add(id);
  }
  for (const id of oldest) books.done.delete(id);
  books.fills = books.fills.filter(({ order }) => !oldest.has(order));
}
