import { type Books, lookAt, openBooks } from './books.js';
import type { ExchangeEvent } from './event.js';
import type { Exchange, ExchangeOptions, Outcome, Refused } from './exchange.js';
import { exercise } from './exercise.js';
import { recallFilled } from './groups/filled.js';
import { run } from './matching/run.js';
import { cancel, modify } from './orders/modify.js';
import { place } from './orders/place.js';
import { preview } from './orders/preview.js';
import { inOrder, stateOf, withoutOrders } from './state-of.js';
import { advance } from './time/advance.js';
import { watchExpiry } from './time/expiry.js';

/** A venue that goes on from a state, which may be one without orders. */
export function createExchange(options: ExchangeOptions): Exchange {
  const books = openBooks(options);
  recallFilled(books);
  for (const { positions } of books.accounts.values()) {
    for (const { conId, quantity } of Object.values(positions)) if (quantity !== 0) watchExpiry(books, conId);
  }

  /** What was done at a moment, unless it was refused. */
  const outcome = (refused: Refused | undefined, now: number): Outcome => {
    if (refused !== undefined) return refused;
    books.now = Math.max(books.now, now);
    return { ok: true, events: takeEvents(books) };
  };

  return {
    reserve() {
      books.lastOrderId += 1;
      return books.lastOrderId;
    },
    place: (orders, now) => outcome(place(books, orders, now), now),
    modify: (id, terms, now) => outcome(modify(books, id, terms, now), now),
    cancel: (id, now, reason) => outcome(cancel(books, id, reason, now), now),
    exercise: (request, now) => outcome(exercise(books, request, now), now),
    move(conId, { time }) {
      lookAt(books, time);
      for (const id of books.index.watching(conId)) books.queue.set(id, 'moved');
      run(books);
      books.now = Math.max(books.now, time);
      return takeEvents(books);
    },
    advance(now) {
      advance(books, now);
      return takeEvents(books);
    },
    preview: (terms, now, replacing) => preview(books, terms, now, replacing),
    order: (id) => books.open.get(id) ?? books.done.get(id),
    openOrders: () => inOrder(books.open.values()),
    doneOrders: () => [...books.done.values()],
    fills: () => books.fills,
    accounts: () => [...books.accounts.values()],
    account: (id) => books.accounts.get(id),
    watched: () => books.index.watched,
    standing: () => withoutOrders(books),
    state: () => stateOf(books),
  };
}

function takeEvents(books: Books): readonly ExchangeEvent[] {
  const { events } = books;
  books.events = [];
  return events;
}
