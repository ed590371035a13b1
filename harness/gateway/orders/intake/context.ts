import type { MarketView } from '../../../../trading/exchange/market-view.js';

/** What an order is read by, besides its own fields. */
export interface OrderContext {
  readonly now: number;
  /** YYYYMMDD in New York: which futures and options are listed. */
  readonly today: string;
  /** Those of the login, in its order. */
  readonly accounts: readonly string[];
  /** Of the login, in which moments without a zone are understood. */
  readonly timeZone: string;
  viewOf(conId: number): MarketView | undefined;
}
