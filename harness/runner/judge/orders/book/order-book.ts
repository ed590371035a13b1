import type { Observed } from '../../../observed.js';
import { newDraft, saidIn } from './draft.js';
import { hearReply } from './replies.js';
import { hearRequest } from './requests.js';
import type { OrderBook } from './story.js';

const known = new WeakMap<Observed, OrderBook>();

/** What a run's messages say of orders, put together by order. */
export function orderBookOf(seen: Observed): OrderBook {
  let book = known.get(seen);
  if (book === undefined) {
    book = readBook(seen);
    known.set(seen, book);
  }
  return book;
}

function readBook(seen: Observed): OrderBook {
  const draft = newDraft();
  const lastPlaces: number[] = [];
  for (const said of saidIn(seen)) {
    const { direction, passage } = said.message;
    lastPlaces[said.session] = said.place;
    if (direction === 'reply') hearReply(draft, said);
    else if (passage === 'forwarded') hearRequest(draft, said);
  }
  const { charges, strays, illegible, misnumbered, vainCancels, unlisted } = draft;
  return {
    orders: [...draft.orders.values()],
    previews: [...draft.previews.values()],
    ...{ charges, strays, illegible, misnumbered, vainCancels, unlisted, lastPlaces },
  };
}
