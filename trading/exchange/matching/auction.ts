import type { Books } from '../books.js';
import { spreadFill } from '../groups/after-fill.js';
import { endOrder } from '../groups/end.js';
import { lackNow } from '../orders/check.js';
import { type Order, remainingOf } from '../orders/order.js';
import { limitOf } from '../orders/prices.js';
import { auctionOf } from '../time/hours.js';
import { holdsOf, isHalted } from './holds.js';
import { isWithin } from './market.js';
import { recordFill } from './record.js';

/** Fills an order at the one price of its auction, whatever its size, or ends it. */
export function holdAuction(books: Books, order: Order): void {
  const { terms, endsAt } = order;
  const time = auctionOf(books, terms, endsAt);
  const price = auctionPrice(books, order, time);
  // What is halted has no auction.
  const isFree = !isHalted(books, order) && holdsOf(books, order).every((held) => held === 'auction');
  if (!isFree || price === undefined || !isWithin(price, terms.side, limitOf(order))) {
    endOrder(books, order, 'end-of-day', time);
    return;
  }
  if (lackNow(books, order) !== undefined) {
    endOrder(books, order, 'rejected', time);
    return;
  }
  const quantity = remainingOf(order);
  const after = recordFill(books, order, { quantity, price, time, liquidity: 'removed', legs: [] });
  spreadFill(books, order, after);
}

/** The session's last price at its close; at its opening its first quote, as nothing has traded yet. */
function auctionPrice(books: Books, { terms }: Order, time: number): number | undefined {
  const view = books.prices.view(terms.conId, time);
  if (terms.auction === 'close') return view?.last?.price;
  if (view?.last?.time === time) return view.last.price;
  return terms.side === 'BUY' ? view?.quote?.ask : view?.quote?.bid;
}
