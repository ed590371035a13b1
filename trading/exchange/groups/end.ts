import { type Books, tell } from '../books.js';
import type { EndReason, Order, OrderId } from '../orders/order.js';

/** By their numbers, and apart from the set, which changes as they end. */
export function inOrder(ids: Iterable<OrderId>): OrderId[] {
  return [...ids].sort((one, other) => one - other);
}

/** Ends an order that is open, and what hangs on it. */
export function endOrder(
  books: Books,
  order: Order,
  reason: EndReason,
  at: number,
  status: 'Cancelled' | 'Inactive' = 'Cancelled',
): void {
  tell(books, { ...order, status, heldBy: [], ended: { at, reason } });
  endAll(books, books.index.childrenOf(order.id), 'by-parent', at);
  // Whoever cancels one order of a group is done with the group.
  if (reason !== 'by-client') return;
  endAll(books, books.index.groupOf(order.terms), 'by-oca', at);
  endAll(books, siblingsOf(books, order), 'by-sibling', at);
}

/** The other children of an order's parent. */
export function siblingsOf(books: Books, { terms }: Order): ReadonlySet<OrderId> {
  return terms.parent === undefined ? NONE : books.index.childrenOf(terms.parent);
}

const NONE: ReadonlySet<OrderId> = new Set();

export function endAll(books: Books, ids: Iterable<OrderId>, reason: EndReason, at: number): void {
  for (const id of inOrder(ids)) {
    const order = books.open.get(id);
    if (order !== undefined) endOrder(books, order, reason, at);
  }
}
