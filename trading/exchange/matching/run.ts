import type { Books, Cause } from '../books.js';
import type { Order, OrderId } from '../orders/order.js';
import { limitOf } from '../orders/prices.js';
import { nextChange } from './holds.js';
import { match } from './match.js';
import { update } from './update.js';

/** Does all that follows from what has happened, until nothing more does. */
export function run(books: Books): void {
  while (books.queue.size > 0) {
    // By their numbers: sets remember who came into them last, which a restored venue cannot know.
    const queued = [...books.queue].sort(([one], [other]) => one - other);
    books.queue.clear();
    const round = queued.map(([id, cause]) => [id, update(books, id) ? 'arrived' : cause] as const);
    for (const [id, cause] of inPriority(books, round)) match(books, id, cause);
    for (const [id, cause] of round) setWake(books, id, cause);
  }
}

/** Price before time: at any price first, then whoever offers more. */
function inPriority(books: Books, round: readonly Entry[]): readonly Entry[] {
  if (round.length < 2) return round;
  return round
    .flatMap(([id, cause]) => {
      const order = books.open.get(id);
      return order === undefined ? [] : [{ order, cause, eagerness: eagernessOf(order) }];
    })
    .sort((one, other) => other.eagerness - one.eagerness || one.order.priority - other.order.priority)
    .map(({ order, cause }) => [order.id, cause] as const);
}

type Entry = readonly [OrderId, Cause];

function eagernessOf(order: Order): number {
  const limit = limitOf(order) ?? Number.POSITIVE_INFINITY;
  return order.terms.side === 'BUY' || limit === Number.POSITIVE_INFINITY ? limit : -limit;
}

function setWake(books: Books, id: OrderId, cause: Cause): void {
  const order = books.open.get(id);
  if (order === undefined) return;
  // The market does not move the bells.
  if (cause === 'moved' && books.wakes.of(id) > books.at) return;
  books.wakes.set(id, nextChange(books, order));
}
