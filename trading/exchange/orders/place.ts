import { type Books, keep, lookAt, tell } from '../books.js';
import type { Refusal } from '../event.js';
import type { Refused } from '../exchange.js';
import { isOfFills } from '../groups/order-index.js';
import { run } from '../matching/run.js';
import { arrive } from '../matching/update.js';
import { endOf } from '../time/hours.js';
import { crowdingOf, flawOf, lackOf } from './check.js';
import type { Order, OrderId, OrderTerms } from './order.js';

export interface Placed {
  readonly id: OrderId;
  readonly terms: OrderTerms;
}

/** Takes orders that belong together, all of them or none. */
export function place(books: Books, placed: readonly Placed[], now: number): Refused | undefined {
  lookAt(books, now);
  const refusal = refusalOf(books, placed);
  if (refusal !== undefined) return { ok: false, refusal };
  const orders = placed.map((each) => addOrder(books, each));
  for (const { id } of orders) {
    const order = books.open.get(id);
    if (order === undefined) continue;
    tell(books, arrive(books, order));
    books.queue.set(id, 'arrived');
  }
  run(books);
  return undefined;
}

function refusalOf(books: Books, placed: readonly Placed[]): Refusal | undefined {
  const before: OrderTerms[] = [];
  for (const { terms } of placed) {
    const refusal =
      flawOf(books, terms) ??
      parentless(books, terms, placed) ??
      crowdingOf(books, terms, before) ??
      lackOf(books, terms);
    if (refusal !== undefined) return refusal;
    before.push(terms);
  }
  return undefined;
}

/** A parent is placed with its children, or is there; one that has filled already holds nobody back. */
export function parentless(
  books: Books,
  { parent }: OrderTerms,
  placed: readonly Placed[],
): Refusal | undefined {
  if (parent === undefined || placed.some(({ id }) => id === parent) || books.open.has(parent))
    return undefined;
  return books.done.get(parent)?.status === 'Filled' ? undefined : { kind: 'unknown-parent', id: parent };
}

function addOrder(books: Books, { id, terms }: Placed): Order {
  const endsAt = endOf(books, terms, books.at);
  const waitsForFill = terms.conditions?.list.some(isOfFills) ?? false;
  books.lastPriority += 1;
  const order: Order = {
    id,
    terms,
    status: 'PreSubmitted',
    heldBy: [],
    placedAt: books.at,
    priority: books.lastPriority,
    filled: 0,
    averagePrice: 0,
    lastPrice: 0,
    triggered: false,
    conditionsMet: false,
    quantity: terms.quantity,
    ...(endsAt !== undefined && { endsAt }),
    ...(waitsForFill && { fillsBefore: books.lastFill }),
  };
  keep(books, order);
  books.index.add(order);
  return order;
}
