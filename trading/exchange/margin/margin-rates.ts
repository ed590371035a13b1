import type { Bond, Cfd, Future, Option, Stock } from '../../instruments/instrument.js';

/** Parts of what a position is worth, or stands for. IBKR asks for its own at any time, Regulation T's at the close. */
export const LONG_STOCK = 0.25;
export const SHORT_STOCK = 0.3;
export const STOCK_AT_CLOSE = 0.5;

/** Funds that move by a multiple of what they follow are asked for that multiple. */
const LEVERAGED: Readonly<Record<string, number>> = { TQQQ: 3, SPXL: 3 };

export function leverageOf({ symbol, stockType }: Stock): number {
  return stockType === 'ETF' ? (LEVERAGED[symbol] ?? 1) : 1;
}

/** By root: about what the exchanges ask to keep a contract overnight. */
const FUTURES: Readonly<Record<string, number>> = {
  ES: 0.07,
  MES: 0.07,
  NQ: 0.08,
  MNQ: 0.08,
  RTY: 0.08,
  YM: 0.07,
  FDAX: 0.1,
  FESX: 0.09,
  ZB: 0.04,
  ZN: 0.02,
  '6E': 0.025,
  '6B': 0.03,
  ZC: 0.08,
  CL: 0.1,
  NG: 0.2,
  GC: 0.07,
  SI: 0.12,
  HG: 0.09,
  VX: 0.4,
  MBT: 0.35,
};
const OTHER_FUTURE = 0.1;
/** To open a contract takes so many times what keeping it does. */
export const FUTURE_INITIAL = 1.25;

export function futureRate({ tradingClass }: Pick<Future, 'tradingClass'>): number {
  return FUTURES[tradingClass] ?? OTHER_FUTURE;
}

/** By the trading class of options on futures, the root of the future under them. */
const ROOTS: Readonly<Record<string, string>> = { EW: 'ES', LO: 'CL', OG: 'GC' };

const STOCK_OPTION = 0.2;
const INDEX_OPTION = 0.15;

/** How far what lies under an option may move against its seller. */
export function optionRate({ tradingClass, underSecType }: Option): number {
  if (underSecType === 'FUT') return futureRate({ tradingClass: ROOTS[tradingClass] ?? tradingClass });
  return underSecType === 'IND' ? INDEX_OPTION : STOCK_OPTION;
}

export function bondRate({ bondType }: Bond): number {
  return bondType === 'Govt' ? 0.1 : 0.25;
}

export function cfdRate({ underSecType }: Cfd): number {
  return underSecType === 'STK' ? 0.2 : 0.05;
}

export const CRYPTO = 1;
export const METAL = 0.1;

/** Of cash in another currency than the account's, owned or owed. */
const CURRENCIES: Readonly<Record<string, number>> = {
  USD: 0.025,
  EUR: 0.025,
  GBP: 0.035,
  JPY: 0.03,
  CHF: 0.03,
  CAD: 0.025,
  AUD: 0.03,
  NZD: 0.03,
};
const OTHER_CURRENCY = 0.05;

export function currencyRate(currency: string): number {
  return CURRENCIES[currency] ?? OTHER_CURRENCY;
}
