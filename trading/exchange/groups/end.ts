import { type Books, tell } from '../books.js';
import type { EndReason, Order, OrderId } from '../orders/order.js';
import { freeChildren } from './children.js';

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
  endEach(books, hangingOn(books, order, reason), at);
}

export function endAll(books: Books, ids: Iterable<OrderId>, reason: EndReason, at: number): void {
  endEach(books, named(ids, reason), at);
}

interface Ending {
  readonly id: OrderId;
  readonly reason: EndReason;
}

/** One after the other, each followed by what hangs on it: families may be thousands deep. */
function endEach(books: Books, first: readonly Ending[], at: number): void {
  const left = [...first].reverse();
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const order = books.open.get(next.id);
    if (order === undefined) continue;
    tell(books, { ...order, status: 'Cancelled', heldBy: [], ended: { at, reason: next.reason } });
    for (const each of [...hangingOn(books, order, next.reason)].reverse()) left.push(each);
  }
}

function hangingOn(books: Books, order: Order, reason: EndReason): readonly Ending[] {
  // What was bought stays protected: its children work for as much as there is of it.
  if (order.filled > 0) freeChildren(books, order);
  const children = order.filled > 0 ? NOTHING : named(books.index.childrenOf(order.id), 'by-parent');
  // Whoever cancels one order of a group is done with the group.
  if (reason !== 'by-client') return children;
  return [
    ...children,
    ...named(books.index.groupOf(order.terms), 'by-oca'),
    ...named(siblingsOf(books, order), 'by-sibling'),
  ];
}

function named(ids: Iterable<OrderId>, reason: EndReason): readonly Ending[] {
  return inOrder(ids).map((id) => ({ id, reason }));
}

const NOTHING: readonly Ending[] = [];

/** The other children of an order's parent. */
export function siblingsOf(books: Books, { terms }: Order): ReadonlySet<OrderId> {
  return terms.parent === undefined ? NONE : books.index.childrenOf(terms.parent);
}

const NONE: ReadonlySet<OrderId> = new Set();
