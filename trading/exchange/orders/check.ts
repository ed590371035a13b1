import type { Instrument } from '../../instruments/instrument.js';
import { kinds } from '../../instruments/kinds.js';
import { incrementAt, isOnTick } from '../../instruments/market-rules.js';
import { type Books, instrumentOf, viewOf } from '../books.js';
import type { Refusal } from '../event.js';
import type { Wanted } from '../ledger/opening.js';
import { refusalFor, refusalForAll } from '../ledger/room.js';
import type { Prices } from '../market-view.js';
import { expiryOf } from '../time/hours.js';
import { notOffered } from './offered.js';
import { isSameContract, type Order, type OrderId, type OrderTerms, remainingOf } from './order.js';
import { stepsOf } from './prices.js';
import type { Pricing } from './pricing.js';

const MOST_UNITS = 1e9;
/** No price, and nothing that a price is reckoned from, is larger: beyond it sums have no cents any more. */
const LARGEST_FIGURE = 1e9;
/** IB's bound for one contract, one side and one account. */
const MOST_ORDERS = 20;

/** Why an order cannot be taken for what it asks, whatever the account holds. */
export function flawOf(books: Books, terms: OrderTerms): Refusal | undefined {
  if (!books.accounts.has(terms.account)) return { kind: 'unknown-account', account: terms.account };
  const conIds = terms.legs.length === 0 ? [terms.conId] : terms.legs.map(({ conId }) => conId);
  for (const conId of conIds) {
    const instrument = instrumentOf(books, conId);
    if (instrument === undefined) return { kind: 'unknown-instrument', conId };
    if (instrument.secType === 'IND') return { kind: 'not-tradable', conId };
    if (expiryOf(books, { conId, legs: [] }) <= books.at) return { kind: 'not-tradable', conId };
  }
  const instrument = terms.legs.length === 0 ? instrumentOf(books, terms.conId) : undefined;
  const pricing = notOffered(terms, instrument?.secType ?? 'BAG');
  if (pricing !== undefined) return { kind: 'pricing-not-offered', pricing };
  return flawOfQuantity(terms, instrument) ?? flawOfPrices(terms, instrument);
}

function flawOfQuantity({ quantity }: OrderTerms, instrument: Instrument | undefined): Refusal | undefined {
  if (!(quantity > 0 && quantity <= MOST_UNITS)) return { kind: 'quantity', found: quantity };
  const least = instrument?.minSize ?? 1;
  if (quantity < least) return { kind: 'quantity-too-small', found: quantity, least };
  const increment = instrument?.sizeIncrement ?? 1;
  const units = quantity / increment;
  // Past a hundred million steps a fraction of one is lost in the noise.
  return Math.abs(units - Math.round(units)) <= 1e-9 * Math.max(1, units)
    ? undefined
    : { kind: 'quantity-off-increment', found: quantity, increment };
}

function flawOfPrices(terms: OrderTerms, instrument: Instrument | undefined): Refusal | undefined {
  const steps = stepsOf(instrument, terms.exchange);
  const mayBeNegative = instrument === undefined || kinds[instrument.secType].belowZero;
  for (const [field, found, rule] of figuresOf(terms.pricing)) {
    if (!(Math.abs(found) <= LARGEST_FIGURE)) return { kind: 'price', field, found };
    if (rule === 'free') continue;
    if (found <= 0 && (rule === 'positive' || !mayBeNegative)) return { kind: 'price', field, found };
    if (rule === 'price' && !isOnTick(steps, found))
      return { kind: 'price-off-tick', field, found, tick: incrementAt(steps, found) };
  }
  return undefined;
}

/** A price of the instrument, which has its tick; a figure that must be above zero; one that may be anything. */
type Rule = 'price' | 'positive' | 'free';

function figuresOf(pricing: Pricing): readonly (readonly [field: string, found: number, rule: Rule])[] {
  const figures: (readonly [string, number, Rule])[] = [];
  if ('limit' in pricing) figures.push(['limit', pricing.limit, 'price']);
  if ('stop' in pricing && pricing.stop !== undefined) figures.push(['stop', pricing.stop, 'price']);
  if ('trigger' in pricing) figures.push(['trigger', pricing.trigger, 'price']);
  if ('cap' in pricing && pricing.cap !== undefined) figures.push(['cap', pricing.cap, 'price']);
  if ('offset' in pricing) figures.push(['offset', pricing.offset, 'free']);
  if ('limitOffset' in pricing) figures.push(['limitOffset', pricing.limitOffset, 'free']);
  if ('by' in pricing) {
    const by = 'amount' in pricing.by ? pricing.by.amount : pricing.by.percent;
    figures.push(['by', by, 'positive']);
  }
  if (pricing.kind === 'peg-bench') {
    const { start, reference, change, range } = pricing;
    figures.push(['start', start, 'price'], ['change', change, 'free'], ['per', reference.per, 'positive']);
    figures.push(['reference', reference.price, 'positive']);
    if (range !== undefined) figures.push(['low', range.low, 'free'], ['high', range.high, 'free']);
  }
  return figures;
}

/** Whether an account has as many orders as it may on one side of one contract. */
export function crowdingOf(
  books: Books,
  terms: OrderTerms,
  more: readonly OrderTerms[],
): Refusal | undefined {
  const watched = terms.legs[0]?.conId ?? terms.conId;
  let count = more.filter((other) => isAlike(other, terms)).length;
  for (const id of books.index.watching(watched)) {
    const order = books.open.get(id);
    if (order !== undefined && isAlike(order.terms, terms)) count += 1;
  }
  return count >= MOST_ORDERS ? { kind: 'too-many-orders', most: MOST_ORDERS } : undefined;
}

function isAlike(some: OrderTerms, other: OrderTerms): boolean {
  return some.conId === other.conId && some.side === other.side && some.account === other.account;
}

/** Whether an account can bear an order beside all that it has at work, but for the order that it is to replace. */
export function lackOf(books: Books, terms: OrderTerms, replacing?: OrderId): Refusal | undefined {
  const account = books.accounts.get(terms.account);
  if (account === undefined || isExit(books, terms, NOTHING)) return undefined;
  const others = ordersOf(books, terms.account, replacing);
  return refusalFor(account, others, terms, pricesOf(books), books.fees, books.at);
}

/** The same of orders that come together: each by itself, then all of them. */
export function lackOfAll(books: Books, placed: ReadonlyMap<OrderId, OrderTerms>): Refusal | undefined {
  const byAccount = new Map<string, Wanted[]>();
  for (const terms of placed.values()) {
    if (isExit(books, terms, placed)) continue;
    const lack = lackOf(books, terms);
    if (lack !== undefined) return lack;
    const { account, quantity } = terms;
    const together = byAccount.get(account);
    const wanted: Wanted = { terms, quantity, filled: 0 };
    if (together === undefined) byAccount.set(account, [wanted]);
    else together.push(wanted);
  }
  for (const [id, together] of byAccount) {
    const account = books.accounts.get(id);
    if (account === undefined || together.length < 2) continue;
    const lack = refusalForAll(account, ordersOf(books, id), together, pricesOf(books), books.at);
    if (lack !== undefined) return lack;
  }
  return undefined;
}

/**
 * The same once more of an order that has waited and is set free: since it was taken, the market has moved and others
 * have filled. What else is at work is left out, which has not filled yet either.
 */
export function lackNow(books: Books, order: Order): Refusal | undefined {
  const account = books.accounts.get(order.terms.account);
  if (account === undefined) return undefined;
  const terms = { ...order.terms, quantity: remainingOf(order) };
  return refusalFor(account, [], terms, pricesOf(books), books.fees, books.at);
}

/** An account's open orders, but for those that merely close what they wait for. */
export function ordersOf(books: Books, account: string, replacing?: OrderId): Order[] {
  const orders: Order[] = [];
  for (const id of books.index.ofAccount(account)) {
    const order = books.open.get(id);
    if (order !== undefined && id !== replacing && !isExit(books, order.terms, NOTHING)) orders.push(order);
  }
  return orders;
}

/** Whether an order does no more than close what its parent, which has not filled yet, opens. */
function isExit(books: Books, terms: OrderTerms, placed: ReadonlyMap<OrderId, OrderTerms>): boolean {
  if (terms.parent === undefined) return false;
  const parent = placed.get(terms.parent) ?? books.open.get(terms.parent)?.terms;
  if (parent === undefined || parent.account !== terms.account || parent.side === terms.side) return false;
  return terms.quantity <= parent.quantity && isSameContract(terms, parent);
}

const NOTHING: ReadonlyMap<OrderId, OrderTerms> = new Map();

/** Prices, each looked up once for the moment of the books. */
function pricesOf(books: Books): Prices {
  const { prices } = books;
  return {
    view: (conId, at) => (at === books.at ? viewOf(books, conId) : prices.view(conId, at)),
    levels: (conId, side, at, rows) => prices.levels(conId, side, at, rows),
  };
}
