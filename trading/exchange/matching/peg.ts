import { type Books, instrumentOf, viewOf } from '../books.js';
import { lastOrMid, midOf, type TopOfBook } from '../market-view.js';
import type { Order, OrderTerms, Side } from '../orders/order.js';
import { onTick, stepsOf } from '../orders/prices.js';
import type { Pricing } from '../orders/pricing.js';
import { marketOf } from './combo.js';

/** What follows a benchmark by leaps may be told to go anywhere; beyond this it stays where it is. */
const LARGEST_PRICE = 1e9;

/** The limit that the market gives an order now; what it was before where the market says nothing. */
export function followedLimit(books: Books, order: Order): number | undefined {
  const { terms, limit, stop } = order;
  const { pricing, side } = terms;
  switch (pricing.kind) {
    case 'market':
    case 'limit':
    case 'market-to-limit':
    case 'stop':
    case 'stop-limit':
    case 'trail':
    case 'if-touched':
    case 'limit-if-touched':
      return limit;
    case 'trail-limit':
      if (stop === undefined || order.triggered) return limit;
      return onTickOf(books, terms, stop + (side === 'SELL' ? -1 : 1) * pricing.limitOffset);
    case 'peg-bench':
      return onTickOf(books, terms, benchmarked(books, pricing) ?? limit);
    case 'relative':
    case 'peg-market':
    case 'peg-mid':
    case 'midprice':
    case 'snap': {
      // A snap is taken once.
      const quote =
        pricing.kind === 'snap' && limit !== undefined ? undefined : marketOf(books, terms)?.quote;
      if (quote === undefined) return limit;
      return onTickOf(books, terms, capped(pegged(pricing, quote, side), pricing, side));
    }
  }
}

type Following = Extract<
  Pricing,
  { readonly kind: 'relative' | 'peg-market' | 'peg-mid' | 'midprice' | 'snap' }
>;

/** An offset makes what is pegged to its own side better, and what is pegged to the middle or beyond it worse. */
function pegged(pricing: Following, quote: TopOfBook, side: Side): number {
  const { bid, ask } = quote;
  const [own, other] = side === 'BUY' ? [bid, ask] : [ask, bid];
  const toward = side === 'BUY' ? 1 : -1;
  const middle = midOf(quote);
  switch (pricing.kind) {
    case 'relative':
      return own + toward * pricing.offset;
    case 'peg-market':
      return other - toward * pricing.offset;
    case 'peg-mid':
      return middle - toward * pricing.offset;
    case 'midprice':
      return middle;
    case 'snap':
      if (pricing.to === 'primary') return own + toward * pricing.offset;
      return (pricing.to === 'mid' ? middle : other) - toward * pricing.offset;
  }
}

function capped(price: number, pricing: Following, side: Side): number {
  const cap = 'cap' in pricing ? pricing.cap : undefined;
  if (cap === undefined) return price;
  return side === 'BUY' ? Math.min(price, cap) : Math.max(price, cap);
}

function benchmarked(
  books: Books,
  { start, reference, change, range }: Extract<Pricing, { readonly kind: 'peg-bench' }>,
): number | undefined {
  const view = viewOf(books, reference.conId);
  const price = view && lastOrMid(view);
  if (price === undefined) return undefined;
  const moved = start + (change * (price - reference.price)) / reference.per;
  return range === undefined ? moved : Math.min(range.high, Math.max(range.low, moved));
}

function onTickOf(books: Books, terms: OrderTerms, price: number | undefined): number | undefined {
  if (price === undefined || !(Math.abs(price) <= LARGEST_PRICE)) return undefined;
  const instrument = terms.legs.length === 0 ? instrumentOf(books, terms.conId) : undefined;
  return onTick(stepsOf(instrument, terms.exchange), price, terms.side);
}
