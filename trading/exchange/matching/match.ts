import { withoutNoise } from '../../instruments/decimals.js';
import { type Books, type Cause, keep, tell, viewOf } from '../books.js';
import { spreadFill } from '../groups/after-fill.js';
import { endOrder } from '../groups/end.js';
import { midOf } from '../market-view.js';
import { type Order, type OrderId, remainingOf } from '../orders/order.js';
import { lacksLimit, limitOf } from '../orders/prices.js';
import { pricingKinds } from '../orders/pricing-kinds.js';
import { comboOffer, type LegTrade } from './combo.js';
import { addOffer, goneOf, isWithin, offersTo, take } from './market.js';
import { recordFill } from './record.js';

interface Offer {
  readonly price: number;
  readonly size: number;
  readonly legs: readonly LegTrade[];
}

/** Lets a working order take what the market offers it. */
export function match(books: Books, id: OrderId, cause: Cause): void {
  const before = books.open.get(id);
  if (before === undefined || before.heldBy.length > 0) return;
  const liquidity = cause === 'moved' && limitOf(before) !== undefined ? 'added' : 'removed';
  let order = before;
  for (const { price, size, legs } of acceptable(books, before)) {
    const quantity = Math.min(size, remainingOf(order));
    if (legs.length === 0) take(books, order.terms.conId, order.terms.side, price, quantity);
    for (const leg of legs) take(books, leg.conId, leg.side, leg.price, withoutNoise(quantity * leg.ratio));
    order = recordFill(books, order, { quantity, price, time: books.at, liquidity, legs });
  }
  if (order !== before) spreadFill(books, before, order);
  finish(books, books.open.get(id));
}

/** What an order that could not be filled at once becomes. */
function finish(books: Books, order: Order | undefined): void {
  if (order === undefined) return;
  const { kind } = order.terms.timeInForce;
  if (kind === 'fill-or-kill') endOrder(books, order, 'not-fillable-whole', books.at, 'Inactive');
  else if (kind === 'immediate-or-cancel') endOrder(books, order, 'not-filled-at-once', books.at);
  else {
    const isBound = order.terms.pricing.kind === 'market-to-limit' && order.limit === undefined;
    const bound = isBound && order.filled > 0 ? { ...order, limit: order.lastPrice } : order;
    if (bound.status === 'PreSubmitted') tell(books, { ...bound, status: 'Submitted' });
    else if (bound !== order) keep(books, bound);
  }
}

/** What is on offer, or nothing where an order would not take so little. */
function acceptable(books: Books, order: Order): readonly Offer[] {
  const wanted = remainingOf(order);
  const offers = offersFor(books, order, wanted);
  const { allOrNone, minQuantity, timeInForce } = order.terms;
  const least = allOrNone || timeInForce.kind === 'fill-or-kill' ? wanted : leastFill(order, minQuantity);
  if (least === 0) return offers;
  const sum = offers.reduce((total, { size }) => total + size, 0);
  return withoutNoise(sum) >= Math.min(least, wanted) ? offers : NO_OFFERS;
}

function leastFill({ filled }: Order, minQuantity = 0): number {
  return filled === 0 ? minQuantity : 0;
}

function offersFor(books: Books, order: Order, wanted: number): readonly Offer[] {
  const { terms } = order;
  const { side, legs, pricing } = terms;
  if (lacksLimit(order)) return NO_OFFERS;
  const limit = limitOf(order);
  if (legs.length > 0) {
    const offer = comboOffer(books, legs, side);
    return offer === undefined || !isWithin(offer.price, side, limit) ? NO_OFFERS : [offer];
  }
  const hidden = pricingKinds[pricing.kind].meetsInTheMiddle ? middleOffer(books, order) : undefined;
  if (hidden !== undefined) return [hidden];
  const offers = offersTo(books, terms, limit, wanted).map(whole);
  return pricing.kind === 'market-to-limit' && limit === undefined ? offers.slice(0, 1) : offers;
}

/** Whoever waits in the middle of the spread meets as much as either side shows. */
function middleOffer(books: Books, order: Order): Offer | undefined {
  const { conId, side, pricing } = order.terms;
  const quote = viewOf(books, conId)?.quote;
  if (quote === undefined) return undefined;
  const price = withoutNoise(midOf(quote));
  const offset = 'offset' in pricing ? pricing.offset : 0;
  if (offset > 0 || !isWithin(price, side, 'cap' in pricing ? pricing.cap : undefined)) return undefined;
  const offers: { price: number; size: number }[] = [];
  addOffer(
    offers,
    { price, size: Math.min(quote.bidSize, quote.askSize) },
    goneOf(books, conId, quote, side),
  );
  return offers[0] && whole(offers[0]);
}

function whole({ price, size }: { readonly price: number; readonly size: number }): Offer {
  return { price, size, legs: NO_LEGS };
}

const NO_LEGS: readonly LegTrade[] = [];
const NO_OFFERS: readonly Offer[] = [];
