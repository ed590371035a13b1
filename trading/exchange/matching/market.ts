import { withoutNoise } from '../../instruments/decimals.js';
import { type Books, viewOf } from '../books.js';
import type { Level, TopOfBook } from '../market-view.js';
import type { Side } from '../orders/order.js';
import type { Taken } from '../state.js';

/** How far behind the best price a large order reaches. */
const ROWS = 10;

/** What is left to take at the best price, and behind it where that is not enough; down to a limit. */
export function offersTo(
  books: Books,
  { conId, side }: { readonly conId: number; readonly side: Side },
  limit: number | undefined,
  wanted: number,
): Level[] {
  const quote = viewOf(books, conId)?.quote;
  if (quote === undefined) return [];
  const best = bestOf(quote, side);
  if (!isWithin(best.price, side, limit)) return [];
  const gone = goneOf(books, conId, quote, side);
  const offers: Level[] = [];
  let sum = addOffer(offers, best, gone);
  if (sum >= wanted) return offers;
  const rows = books.prices.levels(conId, side === 'BUY' ? 'asks' : 'bids', books.at, ROWS);
  for (const level of byPrice(rows, best.price, side)) {
    if (!isWithin(level.price, side, limit) || sum >= wanted) break;
    sum += addOffer(offers, level, gone);
  }
  return offers;
}

/** What is left at the best price alone. */
export function bestOffer(books: Books, conId: number, side: Side): Level | undefined {
  const quote = viewOf(books, conId)?.quote;
  if (quote === undefined) return undefined;
  const offers: Level[] = [];
  addOffer(offers, bestOf(quote, side), goneOf(books, conId, quote, side));
  return offers[0];
}

/** Takes what stood at a price: it is gone for as long as the quote stands. */
export function take(books: Books, conId: number, side: Side, price: number, size: number): void {
  const quote = viewOf(books, conId)?.quote;
  if (quote === undefined) return;
  const { bid, ask, bidSize, askSize } = quote;
  const before = books.taken.get(conId);
  const { bids, asks } =
    before !== undefined && isOf(before, quote) ? before : { bids: NOTHING, asks: NOTHING };
  const after = (gone: Taken['bids']) => ({ ...gone, [price]: withoutNoise((gone[price] ?? 0) + size) });
  books.taken.set(conId, {
    conId,
    bid,
    ask,
    bidSize,
    askSize,
    bids: side === 'SELL' ? after(bids) : bids,
    asks: side === 'BUY' ? after(asks) : asks,
  });
}

const NOTHING: Taken['bids'] = {};

function bestOf(quote: TopOfBook, side: Side): Level {
  return side === 'BUY'
    ? { price: quote.ask, size: quote.askSize }
    : { price: quote.bid, size: quote.bidSize };
}

export function isWithin(price: number, side: Side, limit: number | undefined): boolean {
  return limit === undefined || (side === 'BUY' ? price <= limit : price >= limit);
}

export function goneOf(books: Books, conId: number, quote: TopOfBook, side: Side): Taken['bids'] {
  const taken = books.taken.get(conId);
  if (taken === undefined || !isOf(taken, quote)) return NOTHING;
  return side === 'BUY' ? taken.asks : taken.bids;
}

/** Whether the quote still stands that something was taken of. */
export function isOf(taken: Taken, quote: TopOfBook): boolean {
  return (
    taken.bid === quote.bid &&
    taken.ask === quote.ask &&
    taken.bidSize === quote.bidSize &&
    taken.askSize === quote.askSize
  );
}

export function addOffer(offers: Level[], { price, size }: Level, gone: Taken['bids']): number {
  const left = withoutNoise(size - (gone[price] ?? 0));
  if (!(left > 0)) return 0;
  offers.push({ price, size: left });
  return left;
}

/** Rows behind the best price, those of several makers at one price put together. */
function byPrice(rows: readonly Level[], best: number, side: Side): Level[] {
  const levels: Level[] = [];
  for (const { price, size } of rows) {
    if (isWithin(price, side, best)) continue;
    const last = levels.at(-1);
    if (last?.price === price) levels[levels.length - 1] = { price, size: last.size + size };
    else levels.push({ price, size });
  }
  return levels;
}
