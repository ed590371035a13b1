import { type Books, keep, lookAt, tell } from '../books.js';
import type { Refusal } from '../event.js';
import type { Refused } from '../exchange.js';
import { tooLateFor } from '../groups/filled.js';
import { isOfFills } from '../groups/order-index.js';
import { run } from '../matching/run.js';
import { arrive } from '../matching/update.js';
import { endOf } from '../time/hours.js';
import { crowdingOf, flawOf, lackOfAll } from './check.js';
import { isDone, type Order, type OrderId, type OrderTerms } from './order.js';

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
  const group = new Map(placed.map(({ id, terms }) => [id, terms]));
  const before: OrderTerms[] = [];
  for (const { terms } of placed) {
    const refusal =
      flawOf(books, terms) ??
      parentless(books, terms, group) ??
      tooLateFor(books, terms) ??
      crowdingOf(books, terms, before);
    if (refusal !== undefined) return refusal;
    before.push(terms);
  }
  return circleIn(group) ?? lackOfAll(books, group);
}

/**
 * A parent is placed with its children, or is there, in the same account; one that has filled already holds nobody
 * back.
 */
function parentless(
  books: Books,
  { parent, account }: OrderTerms,
  group: ReadonlyMap<OrderId, OrderTerms>,
): Refusal | undefined {
  if (parent === undefined) return undefined;
  const order = books.open.get(parent) ?? books.done.get(parent);
  const isThere = order !== undefined && (!isDone(order) || order.status === 'Filled');
  const terms = group.get(parent) ?? (isThere ? order.terms : undefined);
  return terms?.account === account ? undefined : { kind: 'unknown-parent', id: parent };
}

/** Orders that wait for each other, or for themselves, would wait for ever. */
function circleIn(group: ReadonlyMap<OrderId, OrderTerms>): Refusal | undefined {
  const cleared = new Set<OrderId>();
  for (const start of group.keys()) {
    const path = new Set<OrderId>();
    let id: OrderId | undefined = start;
    while (id !== undefined && !cleared.has(id)) {
      if (path.has(id)) return { kind: 'unknown-parent', id };
      path.add(id);
      id = group.get(id)?.parent;
    }
    for (const each of path) cleared.add(each);
  }
  return undefined;
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
