import type { Instrument } from '../../trading/instruments/instrument.js';

/** What happens at one moment in one instrument: the quote that stands from then on, and perhaps a trade. */
export interface MarketEvent {
  /** Milliseconds since 1970. Events of an instrument are in order; no two share a moment. */
  readonly time: number;
  /** Undefined for an index, which nobody quotes. */
  readonly quote: Quote | undefined;
  readonly trade: Trade | undefined;
}

export interface Quote {
  readonly bid: number;
  readonly ask: number;
  readonly bidSize: number;
  readonly askSize: number;
}

export interface Trade {
  readonly price: number;
  /** 0 for the value of an index. */
  readonly size: number;
  /** Where it took place, as `validExchanges` names it. */
  readonly exchange: string;
  /** Sale conditions such as `I` (odd lot) or `T` (outside regular hours), with blanks between. */
  readonly conditions: string;
  /** Shown on AllLast only: it moves neither the last price nor any bar. */
  readonly unreported: boolean;
}

/** Everything that a line of market data shows at a moment. Undefined: not known, or not quoted. */
export interface Snapshot {
  readonly quote: Quote | undefined;
  readonly last: { readonly price: number; readonly size: number; readonly time: number } | undefined;
  /** Of the trading date of the moment; at rest, of the date before. */
  readonly open: number | undefined;
  readonly high: number | undefined;
  readonly low: number | undefined;
  readonly volume: number;
  /** The price at which the regular session of the trading date before ended. */
  readonly previousClose: number | undefined;
  readonly halted: boolean;
}

/** A stretch of time as one row. Volume, wap and count are -1 where what is shown is not trades. */
export interface Bar {
  /** Its beginning, in milliseconds since 1970; of a day or more, the opening of its first session. */
  readonly time: number;
  /** Its trading date, YYYYMMDD; of a week or a month, the last that it holds, as TWS has it. */
  readonly date: string;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
  /** The average price weighted by volume. */
  readonly wap: number;
  readonly count: number;
}

export type BarSize =
  | { readonly unit: 'second'; readonly count: number }
  | { readonly unit: 'day' | 'week' | 'month'; readonly count: 1 };

export type WhatToShow =
  | 'TRADES'
  | 'AGGTRADES'
  | 'MIDPOINT'
  | 'BID'
  | 'ASK'
  | 'BID_ASK'
  | 'ADJUSTED_LAST'
  | 'HISTORICAL_VOLATILITY'
  | 'OPTION_IMPLIED_VOLATILITY'
  | 'FEE_RATE'
  | 'YIELD_BID'
  | 'YIELD_ASK'
  | 'YIELD_BID_ASK'
  | 'YIELD_LAST';

export interface BarRequest {
  /** Bars that begin at or after this moment … */
  readonly from: number;
  /** … and before this one; a bar that it cuts shows what happened until then. */
  readonly to: number;
  readonly size: BarSize;
  readonly whatToShow: WhatToShow;
  readonly useRTH: boolean;
}

/** One row of an order book. */
export interface BookLevel {
  readonly price: number;
  readonly size: number;
  /** A market maker's id, or an exchange. */
  readonly maker: string;
}

/** Best price first. Rows of one price are several makers'. */
export interface Book {
  readonly bids: readonly BookLevel[];
  readonly asks: readonly BookLevel[];
}

/**
 * The market behind a paper account. Every answer is a function of the instrument and the moment alone, so
 * that any order of questions gives the same answers, and each view agrees with the others: events make the
 * bars, small bars the large ones.
 */
export interface Market {
  snapshot(instrument: Instrument, at: number): Snapshot;
  /** What happens from a moment up to but without another. */
  events(instrument: Instrument, from: number, to: number): readonly MarketEvent[];
  bars(instrument: Instrument, request: BarRequest): readonly Bar[];
  /** The book at a moment, empty where there is none; at most `rows` on each side. */
  book(instrument: Instrument, at: number, rows: number): Book;
  /** The moment from which on there are bars; undefined where such a view does not exist for the instrument. */
  headTimestamp(instrument: Instrument, whatToShow: WhatToShow): number | undefined;
  /** What traded at which price, in ascending order of price. */
  histogram(
    instrument: Instrument,
    from: number,
    to: number,
    useRTH: boolean,
  ): readonly { readonly price: number; readonly size: number }[];
}
