import type { Instrument } from '../instruments/instrument.js';
import type { ExchangeEvent } from './event.js';
import type { ExchangeOptions } from './exchange.js';
import type { FeeSchedule } from './fees/schedule.js';
import { forgetOldest } from './forget.js';
import { createIndex, type OrderIndex } from './groups/order-index.js';
import type { AccountState } from './ledger/account.js';
import { type Listing, listingByConId } from './listing.js';
import type { MarketView, Prices } from './market-view.js';
import type { Fill } from './orders/fill.js';
import { isDone, type Order, type OrderId } from './orders/order.js';
import type { Taken } from './state.js';
import { endOfDays } from './time/new-york.js';
import { createWakes, type Wakes } from './time/wakes.js';

/** What the venue works with: its memory, and what it is about to do. The records in it are never changed. */
export interface Books {
  readonly prices: Prices;
  readonly fees: FeeSchedule;
  lastOrderId: number;
  lastPriority: number;
  lastFill: number;
  /** The latest moment that it was told of. */
  now: number;
  readonly open: Map<OrderId, Order>;
  /** In the order in which they ended. */
  readonly done: Map<OrderId, Order>;
  fills: Fill[];
  readonly accounts: Map<string, AccountState>;
  readonly taken: Map<number, Taken>;
  readonly index: OrderIndex;
  readonly wakes: Wakes;
  /** When the contracts that somebody holds end, by conId. */
  readonly expiries: Wakes;
  /** When the earliest of the accounts' days is over. */
  daysEndAt: number;
  /** What an open order has had of each instrument, and paid for it. */
  readonly tallies: Map<OrderId, ReadonlyMap<number, Tally>>;
  readonly listings: Map<number, Listing>;
  /** OCA groups that had their fill today. */
  readonly filledGroups: Set<string>;
  /** Orders that something has happened to, and what. */
  readonly queue: Map<OrderId, Cause>;
  /** What this call has done so far. */
  events: ExchangeEvent[];
  /** The moment of what is being done, and what was looked up at it. */
  at: number;
  readonly views: Map<number, MarketView | undefined>;
}

/** Why an order is looked at: it arrived or was changed or set free, or the market moved. */
export type Cause = 'arrived' | 'moved';

export interface Tally {
  readonly quantity: number;
  readonly averagePrice: number;
  readonly commission: number;
}

export function openBooks({ prices, fees, state }: ExchangeOptions): Books {
  const books: Books = {
    prices,
    fees,
    lastOrderId: state.lastOrderId,
    lastPriority: state.lastPriority,
    lastFill: state.lastFill,
    now: state.now,
    open: new Map(),
    done: new Map(),
    fills: [...state.fills],
    accounts: new Map(state.accounts.map((account) => [account.id, account])),
    taken: new Map(state.taken.map((taken) => [taken.conId, taken])),
    index: createIndex(),
    wakes: createWakes(),
    expiries: createWakes(),
    daysEndAt: Number.POSITIVE_INFINITY,
    tallies: new Map(),
    listings: new Map(),
    filledGroups: new Set(),
    queue: new Map(),
    events: [],
    at: state.now,
    views: new Map(),
  };
  books.daysEndAt = endOfDays(state.accounts);
  for (const order of state.orders) {
    if (isDone(order)) books.done.set(order.id, order);
    else {
      books.open.set(order.id, order);
      books.index.add(order);
      // Whether time has passed it by is found out when time is next told.
      books.wakes.set(order.id, state.now);
    }
  }
  for (const fill of books.fills) if (books.open.has(fill.order)) tally(books, fill);
  return books;
}

export function instrumentOf(books: Books, conId: number): Instrument | undefined {
  return listingOf(books, conId).instrument;
}

/** What there is to know of an instrument, looked up once. */
export function listingOf(books: Books, conId: number): Listing {
  const known = books.listings.get(conId);
  if (known !== undefined) return known;
  const listing = listingByConId(conId);
  books.listings.set(conId, listing);
  return listing;
}

/** Turns to a moment: what was looked up before no longer counts. */
export function lookAt(books: Books, at: number): void {
  books.at = at;
  books.views.clear();
}

/** What the market of an instrument shows at the moment of the books. */
export function viewOf(books: Books, conId: number): MarketView | undefined {
  const known = books.views.get(conId);
  if (known !== undefined || books.views.has(conId)) return known;
  const found = books.prices.view(conId, books.at);
  books.views.set(conId, found);
  return found;
}

/** Puts an order into its place, and says so. */
export function tell(books: Books, order: Order): void {
  keep(books, order);
  books.events.push({ type: 'order', order });
}

/** Puts an order into its place. */
export function keep(books: Books, order: Order): void {
  if (!isDone(order)) {
    books.open.set(order.id, order);
    return;
  }
  books.open.delete(order.id);
  books.done.set(order.id, order);
  forgetOldest(books);
  books.index.remove(order);
  books.wakes.forget(order.id);
  books.tallies.delete(order.id);
  books.queue.delete(order.id);
}

export function tally(books: Books, { order, conId, cumulative, averagePrice, commission }: Fill): void {
  const all = books.tallies.get(order);
  const paid = all?.get(conId)?.commission ?? 0;
  const entry: Tally = { quantity: cumulative, averagePrice, commission: paid + commission };
  books.tallies.set(order, new Map(all).set(conId, entry));
}
