import { type Books, keep, tell } from '../books.js';
import { endOrder } from '../groups/end.js';
import { lackNow } from '../orders/check.js';
import type { HeldBy, Order, OrderId } from '../orders/order.js';
import { pricingKinds } from '../orders/pricing-kinds.js';
import { auctionOf, expiryOf } from '../time/hours.js';
import { holdAuction } from './auction.js';
import { conditionsHold } from './condition.js';
import { holdsOf, withTrigger } from './holds.js';
import { followedLimit } from './peg.js';
import { isSetOff, trailedStop } from './trigger.js';

/**
 * Brings an order up to the moment: whether it has ended, what holds it, where it trails and pegs to. True when
 * that has set it free.
 */
export function update(books: Books, id: OrderId): boolean {
  const order = books.open.get(id);
  if (order === undefined) return false;
  const { terms, endsAt } = order;
  if (auctionOf(books, terms, endsAt) <= books.at) {
    holdAuction(books, order);
  } else if (endsAt !== undefined && endsAt <= books.at) {
    endOrder(books, order, reasonOf(books, order, endsAt), endsAt);
  } else if (meetsConditions(books, order)) {
    if (terms.conditions?.cancel) endOrder(books, order, 'by-condition', books.at);
    else settle(books, order, { ...order, conditionsMet: true });
  } else {
    settle(books, order, order);
  }
  return order.heldBy.length > 0 && books.open.get(id)?.heldBy.length === 0;
}

function reasonOf(books: Books, { terms }: Order, endsAt: number) {
  if (expiryOf(books, terms) <= endsAt) return 'contract-expired';
  return terms.timeInForce.kind === 'good-till' ? 'end-of-time' : 'end-of-day';
}

function meetsConditions(books: Books, order: Order): boolean {
  return order.terms.conditions !== undefined && !order.conditionsMet && conditionsHold(books, order);
}

function settle(books: Books, before: Order, order: Order): void {
  const followed = hold(books, order, holdsOf(books, order), true);
  if (sameHolds(before.heldBy, followed.heldBy)) {
    // Where it trails and pegs to is nobody's news.
    if (followed !== before) keep(books, followed);
    return;
  }
  if (followed.heldBy.length > 0) tell(books, { ...followed, status: 'PreSubmitted' });
  else if (mayBeBeyond(before) && lackNow(books, followed) !== undefined)
    endOrder(books, followed, 'rejected', books.at);
  else tell(books, { ...followed, status: 'Submitted' });
}

/** A limit order that only waited for the bell costs what it was taken for; of any other, much may have changed. */
function mayBeBeyond({ terms, heldBy }: Order): boolean {
  return terms.pricing.kind !== 'limit' || heldBy.some((held) => held !== 'hours' && held !== 'halt');
}

/** An order that has just arrived, before anything happens to it. */
export function arrive(books: Books, order: Order): Order {
  const met = meetsConditions(books, order) && order.terms.conditions?.cancel !== true;
  const arrived = met ? { ...order, conditionsMet: true } : order;
  return hold(books, arrived, holdsOf(books, arrived), false);
}

/** As it stands under these holds, and where the market has it. What is held is not set off. */
function hold(books: Books, order: Order, held: readonly HeldBy[], setsOff: boolean): Order {
  const { pricing } = order.terms;
  const { waitsForTrigger, limit } = pricingKinds[pricing.kind];
  if (!waitsForTrigger && limit !== 'from-market')
    return sameHolds(held, order.heldBy) ? order : { ...order, heldBy: held };
  if (order.triggered || !waitsForTrigger) return followMarket(books, { ...order, heldBy: held });
  const stopped = followMarket(books, 'by' in pricing ? trail(books, order, held) : order);
  const triggered = setsOff && held.length === 0 && isSetOff(books, stopped);
  return { ...stopped, triggered, heldBy: triggered ? held : withTrigger(held) };
}

/** What trails begins when it begins to work; until then it has a stop to show. */
function trail(books: Books, order: Order, held: readonly HeldBy[]): Order {
  if (held.length > 0 && order.stop !== undefined) return order;
  const begins = order.heldBy.some((each) => each === 'parent' || each === 'conditions' || each === 'time');
  const stop = trailedStop(books, order, begins ? undefined : order.stop);
  return stop === undefined ? order : { ...order, stop };
}

function followMarket(books: Books, order: Order): Order {
  const limit =
    order.heldBy.length === 0 || order.stop !== undefined ? followedLimit(books, order) : order.limit;
  return limit === undefined || limit === order.limit ? order : { ...order, limit };
}

function sameHolds(some: readonly HeldBy[], others: readonly HeldBy[]): boolean {
  return some.length === others.length && some.every((each, at) => each === others[at]);
}
