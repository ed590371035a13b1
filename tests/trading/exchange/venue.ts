import { createExchange } from '../../../trading/exchange/create.js';
import type { ExchangeEvent } from '../../../trading/exchange/event.js';
import type { Exchange, Outcome } from '../../../trading/exchange/exchange.js';
import { type AccountState, newAccount } from '../../../trading/exchange/ledger/account.js';
import type { Prices } from '../../../trading/exchange/market-view.js';
import type { Order, OrderId, OrderTerms } from '../../../trading/exchange/orders/order.js';
import type { ExchangeState } from '../../../trading/exchange/state.js';
import type { Future, Option, Right } from '../../../trading/instruments/instrument.js';
import { findOptions } from '../../../trading/instruments/search/options.js';
import { futuresOn } from '../../../trading/instruments/universe/futures.js';
import { universe } from '../../../trading/instruments/universe/universe.js';
import { type Shown, type TableMarket, tableMarket } from './table-market.js';

const ACCOUNT = 'DU1';
/** A Monday, half an hour after New York's bell. */
export const NOW = Date.parse('2026-03-02T15:00:00Z');
export const SECOND = 1000;
export const MINUTE = 60_000;
export const HOUR = 3_600_000;

export function conIdOf(symbol: string, secType = 'STK'): number {
  const found = universe()
    .bySymbol.get(symbol)
    ?.find((instrument) => instrument.secType === secType);
  if (found === undefined) throw new Error(`expected ${symbol} in the universe`);
  return found.conId;
}

/** The front month of a date. */
export function futureOf(symbol: string, today: string): Future {
  const found = futuresOn(symbol, today)[0];
  if (found === undefined) throw new Error(`expected a future on ${symbol}`);
  return found;
}

export function optionOf(symbol: string, lastTradeDate: string, strike: number, right: Right): Option {
  const query = { symbol, secType: 'OPT', lastTradeDateOrContractMonth: lastTradeDate, strike, right };
  const [found] = findOptions(query, '20260302');
  if (found === undefined) throw new Error(`expected ${symbol} ${lastTradeDate} ${strike} ${right}`);
  return found;
}

export const AAPL = conIdOf('AAPL');
export const SPY = conIdOf('SPY');

export function freshState(accounts: readonly AccountState[], now = NOW): ExchangeState {
  const nothing = { orders: [], fills: [], taken: [] };
  return { lastOrderId: 0, lastPriority: 0, lastFill: 0, ...nothing, accounts, now };
}

/** A market order for a hundred AAPL, but for what is said otherwise. */
export function termsOf(changes: Partial<OrderTerms> = {}): OrderTerms {
  return {
    account: ACCOUNT,
    conId: AAPL,
    exchange: 'SMART',
    legs: [],
    side: 'BUY',
    quantity: 100,
    pricing: { kind: 'market' },
    timeInForce: { kind: 'day' },
    outsideRth: false,
    allOrNone: false,
    triggerMethod: 'default',
    ...changes,
  };
}

export const limit = (price: number) => ({ kind: 'limit', limit: price }) as const;
export const stop = (price: number) => ({ kind: 'stop', stop: price }) as const;

/** A venue with one account, on a market that the test writes. Time goes on as it is told. */
export interface Venue {
  readonly exchange: Exchange;
  readonly market: TableMarket;
  /** Places one order and gives its id and what came of it. */
  place(changes?: Partial<OrderTerms>, now?: number): { id: OrderId; told: readonly string[] };
  /** Shows something and lets the venue know. */
  show(shown: Shown, now?: number, conId?: number): readonly string[];
  advance(now: number): readonly string[];
  order(id: OrderId): Order;
}

export function venueOn(market = tableMarket(), cash = 1_000_000, now = NOW): Venue {
  const exchange = createExchange({
    prices: market.prices,
    fees: 'fixed',
    state: freshState([newAccount(ACCOUNT, 'USD', cash, '20260302')], now),
  });
  return venueOf(exchange, market, now);
}

function venueOf(exchange: Exchange, market: TableMarket, now = NOW): Venue {
  let latest = now;
  return {
    exchange,
    market,
    place(changes, at = latest) {
      const id = exchange.reserve();
      return { id, told: toldOf(eventsOf(exchange.place([{ id, terms: termsOf(changes) }], at))) };
    },
    show(shown, at = latest, conId = AAPL) {
      latest = at;
      return toldOf(exchange.move(conId, market.show(conId, at, shown)));
    },
    advance(at) {
      latest = at;
      return toldOf(exchange.advance(at));
    },
    order(id) {
      const order = exchange.order(id);
      if (order === undefined) throw new Error(`expected an order ${id}`);
      return order;
    },
  };
}

export function restored(venue: Venue, prices: Prices): Exchange {
  const state: ExchangeState = JSON.parse(JSON.stringify(venue.exchange.state()));
  return createExchange({ prices, fees: 'fixed', state });
}

export function eventsOf(outcome: Outcome): readonly ExchangeEvent[] {
  if (!outcome.ok) throw new Error(`expected it to be taken, found ${JSON.stringify(outcome.refusal)}`);
  return outcome.events;
}

/** Events in a word or two each: `1 PreSubmitted trigger`, `1 fill 100@10 Filled`, `1 Cancelled by-oca`. */
export function toldOf(events: readonly ExchangeEvent[]): readonly string[] {
  return events.map((event) => {
    if (event.type === 'position') return `${event.conId} ${event.cause}`;
    const { id, status, heldBy, ended } = event.order;
    if (event.type === 'order') return [id, status, ...heldBy, ...(ended ? [ended.reason] : [])].join(' ');
    return `${id} fill ${event.fill.quantity}@${event.fill.price} ${status}`;
  });
}
