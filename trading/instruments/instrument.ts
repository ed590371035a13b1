import type { CalendarId } from './calendar/calendars.js';

export type Right = 'C' | 'P';

/** What the seeded market must know to make prices for an instrument that no other one implies. */
export interface MarketTraits {
  /** The price about which the market's long walk is laid. */
  readonly referencePrice: number;
  /** Per year: 0.25 is 25 %. */
  readonly volatility: number;
  readonly beta: number;
  /** The symbol of the index that `beta` is measured against. */
  readonly betaTo: string;
  /** Units on an average day. */
  readonly dailyVolume: number;
  /** YYYYMMDD; the head timestamp is the opening of this day. */
  readonly firstTraded: string;
}

/** What IB tells about every kind of contract. Field names are IB's. */
interface Listing {
  readonly conId: number;
  readonly symbol: string;
  readonly localSymbol: string;
  readonly tradingClass: string;
  readonly currency: string;
  /** Where an order goes that names no exchange: SMART, or the only place there is. */
  readonly exchange: string;
  readonly primaryExch: string;
  readonly validExchanges: readonly string[];
  /** One for each of `validExchanges`; the price steps themselves are in `market-rules.ts`. */
  readonly marketRuleIds: readonly number[];
  readonly minTick: number;
  /** Prices are quoted in units of 1/priceMagnifier of the currency (100 for London, in pence). */
  readonly priceMagnifier: number;
  /** What one unit of price is worth for one contract; 1 where IB leaves the field empty. */
  readonly multiplier: number;
  readonly longName: string;
  readonly marketName: string;
  readonly industry: string;
  readonly category: string;
  readonly subcategory: string;
  /** Its sessions. */
  readonly calendar: CalendarId;
  /** That of its calendar. */
  readonly timeZoneId: string;
  readonly minSize: number;
  readonly sizeIncrement: number;
  readonly suggestedSizeIncrement: number;
  readonly aggGroup: number;
  readonly secIds: Readonly<Record<string, string>>;
  readonly market: MarketTraits;
}

/** What every derivative adds. Dates are YYYYMMDD. */
interface Expiring {
  /** The last day of trading, which IB calls lastTradeDateOrContractMonth. */
  readonly lastTradeDate: string;
  readonly realExpirationDate: string;
  /** YYYYMM */
  readonly contractMonth: string;
  readonly underConId: number;
  readonly underSymbol: string;
  readonly underSecType: 'STK' | 'IND' | 'FUT';
}

export interface Stock extends Listing {
  readonly secType: 'STK';
  readonly stockType: 'COMMON' | 'ETF' | 'ADR';
}

export interface Index extends Listing {
  readonly secType: 'IND';
}

export interface CurrencyPair extends Listing {
  readonly secType: 'CASH';
}

export interface Crypto extends Listing {
  readonly secType: 'CRYPTO';
}

export interface Bond extends Listing {
  readonly secType: 'BOND';
  readonly cusip: string;
  /** Per cent a year. */
  readonly coupon: number;
  readonly maturity: string;
  readonly issueDate: string;
  readonly bondType: string;
  readonly couponType: string;
}

/** A contract for difference on a stock or an index, whose price it follows. */
export interface Cfd extends Listing {
  readonly secType: 'CFD';
  readonly underConId: number;
  readonly underSymbol: string;
  readonly underSecType: 'STK' | 'IND';
}

/** A metal by the ounce: quoted by dealers, without trades that anyone reports. */
export interface Commodity extends Listing {
  readonly secType: 'CMDTY';
}

export interface Future extends Listing, Expiring {
  readonly secType: 'FUT';
}

/** An option on a stock or an index (OPT), or on a future (FOP). */
export interface Option extends Listing, Expiring {
  readonly secType: 'OPT' | 'FOP';
  readonly strike: number;
  readonly right: Right;
}

/** Whatever can be traded or looked at by itself; a BAG is a list of these. */
export type Instrument = Stock | Index | CurrencyPair | Crypto | Bond | Cfd | Commodity | Future | Option;

export type SecType = Instrument['secType'];

export function isDerivative(instrument: Instrument): instrument is Future | Option {
  return instrument.secType === 'FUT' || isOption(instrument);
}

export function isOption(instrument: Instrument): instrument is Option {
  return instrument.secType === 'OPT' || instrument.secType === 'FOP';
}
