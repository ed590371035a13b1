import { withoutNoise } from '../../instruments/decimals.js';
import { type Books, instrumentOf, tell } from '../books.js';
import { type Order, type OrderId, remainingOf } from '../orders/order.js';
import { freeChildren } from './children.js';
import { endAll, endOrder, inOrder, siblingsOf } from './end.js';
import { noteFilled } from './filled.js';

/** What the fills of an order mean for others: its children, its siblings, its OCA group, and whoever waits for a fill. */
export function spreadFill(books: Books, before: Order, after: Order): void {
  const { terms, id } = after;
  noteFilled(books, after);
  const group = books.index.groupOf(terms);
  if (terms.oca?.type === 1) endAll(books, others(group, id), 'by-oca', books.at);
  else shrinkAll(books, others(group, id), before, after, 'by-oca');
  const siblings = [...others(siblingsOf(books, after), id)].filter((each) => !group.has(each));
  shrinkAll(books, siblings, before, after, 'by-sibling');
  if (after.status === 'Filled') freeChildren(books, after);
  for (const waiting of books.index.waitingForFills) {
    if (books.open.get(waiting)?.conditionsMet === false) books.queue.set(waiting, 'arrived');
  }
}

/** They lose the share that was filled of what this one still had to get. */
function shrinkAll(
  books: Books,
  ids: readonly OrderId[],
  before: Order,
  after: Order,
  reason: 'by-oca' | 'by-sibling',
): void {
  for (const id of ids) {
    const order = books.open.get(id);
    if (order === undefined) continue;
    const left = (remainingOf(order) * remainingOf(after)) / remainingOf(before);
    const quantity = withoutNoise(order.filled + downToIncrement(books, order, left));
    if (quantity <= order.filled) endOrder(books, order, reason, books.at);
    else if (quantity !== order.quantity) tell(books, { ...order, quantity });
  }
}

/** Whole units where the order is for whole ones, though fractions may be traded. */
function downToIncrement(books: Books, { terms }: Order, quantity: number): number {
  const least = terms.legs.length > 0 ? 1 : (instrumentOf(books, terms.conId)?.sizeIncrement ?? 1);
  const increment = Number.isInteger(terms.quantity) ? Math.max(1, least) : least;
  return Math.floor(withoutNoise(quantity / increment)) * increment;
}

function others(ids: ReadonlySet<OrderId>, self: OrderId): readonly OrderId[] {
  return ids.size === 0 ? NONE : inOrder(ids).filter((id) => id !== self);
}

const NONE: readonly OrderId[] = [];
