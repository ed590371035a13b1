import type { Instrument } from '../../instruments/instrument.js';
import { incrementAt, isOnTick } from '../../instruments/market-rules.js';
import { type Books, instrumentOf } from '../books.js';
import type { Refusal } from '../event.js';
import { refusalFor } from '../ledger/room.js';
import { expiryOf } from '../time/hours.js';
import { notOffered } from './offered.js';
import type { Order, OrderId, OrderTerms } from './order.js';
import { stepsOf } from './prices.js';
import type { Pricing } from './pricing.js';

const MOST_UNITS = 1e9;
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
  const mayBeNegative = instrument === undefined || instrument.secType === 'FUT';
  for (const [field, found, rule] of figuresOf(terms.pricing)) {
    if (!Number.isFinite(found)) return { kind: 'price', field, found };
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

/** Whether the account can bear an order. Children trade what their parents have, which were looked at. */
export function lackOf(books: Books, terms: OrderTerms, besides?: OrderId): Refusal | undefined {
  const account = books.accounts.get(terms.account);
  if (account === undefined || terms.parent !== undefined) return undefined;
  return refusalFor(
    account,
    ordersOf(books, terms.account, besides),
    terms,
    books.prices,
    books.fees,
    books.at,
  );
}

export function ordersOf(books: Books, account: string, besides?: OrderId): Order[] {
  const orders: Order[] = [];
  for (const id of books.index.ofAccount(account)) {
    const order = books.open.get(id);
    if (order !== undefined && id !== besides) orders.push(order);
  }
  return orders;
}
