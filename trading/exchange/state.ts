import type { AccountState } from './ledger/account.js';
import type { Fill } from './orders/fill.js';
import type { Order } from './orders/order.js';

/** All that a venue remembers: plain data, fit for JSON. Given back, it goes on as if nothing had been. */
export interface ExchangeState {
  /** Ids and priorities given so far. */
  readonly lastOrderId: number;
  readonly lastPriority: number;
  readonly lastFill: number;
  /** Open ones, and those that ended in the last days. */
  readonly orders: readonly Order[];
  /** Of the last days, which executions are asked for by. */
  readonly fills: readonly Fill[];
  readonly accounts: readonly AccountState[];
  /** What is gone of what the market shows, until it shows something else. */
  readonly taken: readonly Taken[];
  /** Until when time has been told. */
  readonly now: number;
}

/** What orders have taken of the best prices of a quote, for as long as that quote stands. */
export interface Taken {
  readonly conId: number;
  readonly bid: number;
  readonly ask: number;
  readonly bidSize: number;
  readonly askSize: number;
  /** By price level, on each side. */
  readonly bids: Readonly<Record<string, number>>;
  readonly asks: Readonly<Record<string, number>>;
}
