import type { CalendarId } from '../calendar/calendars.js';
import type { FutureRule } from '../expiries.js';

/** A product whose contracts a rule brings forth. Its place in the table is part of conIds: add at the end. */
export interface FutureFamily {
  readonly symbol: string;
  readonly root: string;
  readonly exchange: string;
  readonly currency: string;
  readonly calendar: CalendarId;
  readonly name: string;
  readonly multiplier: number;
  readonly minTick: number;
  readonly marketRuleId: number;
  readonly rule: FutureRule;
  /** Contract months, 1 to 12, and how many are listed at once. */
  readonly months: readonly number[];
  readonly listed: number;
  readonly price: number;
  readonly volatility: number;
  readonly beta: number;
  readonly volume: number;
}

const QUARTERS = [3, 6, 9, 12];
const EVERY_MONTH = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const EVEN_MONTHS = [2, 4, 6, 8, 10, 12];
const COPPER_MONTHS = [3, 5, 7, 9, 12];

type Row = readonly [
  symbol: string,
  root: string,
  exchange: string,
  name: string,
  multiplier: number,
  minTick: number,
  marketRuleId: number,
  rule: FutureRule,
  months: readonly number[],
  listed: number,
  price: number,
  volatility: number,
  beta: number,
  volume: number,
];

const ROWS: readonly Row[] = [
  ['ES', 'ES', 'CME', 'E-mini S&P 500', 50, 0.25, 67, 'third-friday', QUARTERS, 21, 6010, 0.16, 1, 1.6e6],
  ['NQ', 'NQ', 'CME', 'E-mini NASDAQ 100', 20, 0.25, 67, 'third-friday', QUARTERS, 21, 20850, 0.21, 1.2, 6e5],
  [
    'RTY',
    'RTY',
    'CME',
    'E-mini Russell 2000',
    50,
    0.1,
    2804,
    'third-friday',
    QUARTERS,
    5,
    2375,
    0.22,
    1.1,
    2e5,
  ],
  [
    'YM',
    'YM',
    'CBOT',
    'Mini Dow Jones Industrial Average',
    5,
    1,
    98,
    'third-friday',
    QUARTERS,
    5,
    44100,
    0.15,
    0.9,
    1.5e5,
  ],
  [
    'MES',
    'MES',
    'CME',
    'Micro E-mini S&P 500',
    5,
    0.25,
    67,
    'third-friday',
    QUARTERS,
    5,
    6010,
    0.16,
    1,
    1.2e6,
  ],
  [
    'MNQ',
    'MNQ',
    'CME',
    'Micro E-mini NASDAQ 100',
    2,
    0.25,
    67,
    'third-friday',
    QUARTERS,
    5,
    20850,
    0.21,
    1.2,
    1.5e6,
  ],
  [
    'CL',
    'CL',
    'NYMEX',
    'Light Sweet Crude Oil',
    1000,
    0.01,
    32,
    'before-25th-of-month-before',
    EVERY_MONTH,
    60,
    70,
    0.34,
    0.3,
    3.5e5,
  ],
  [
    'NG',
    'NG',
    'NYMEX',
    'Henry Hub Natural Gas',
    10000,
    0.001,
    33,
    'before-month',
    EVERY_MONTH,
    60,
    3.1,
    0.55,
    0,
    1.5e5,
  ],
  ['GC', 'GC', 'COMEX', 'Gold', 100, 0.1, 2804, 'end-of-month', EVEN_MONTHS, 20, 2650, 0.15, 0.05, 2e5],
  ['SI', 'SI', 'COMEX', 'Silver', 5000, 0.005, 59, 'end-of-month', COPPER_MONTHS, 10, 31, 0.28, 0.2, 7e4],
  ['HG', 'HG', 'COMEX', 'Copper', 25000, 0.0005, 240, 'end-of-month', COPPER_MONTHS, 10, 4.1, 0.22, 0.4, 6e4],
  [
    'ZB',
    'ZB',
    'CBOT',
    '30 Year US Treasury Bond',
    1000,
    0.03125,
    75,
    'seven-before-end-of-month',
    QUARTERS,
    3,
    117,
    0.11,
    -0.1,
    4e5,
  ],
  [
    'ZN',
    'ZN',
    'CBOT',
    '10 Year US Treasury Note',
    1000,
    0.015625,
    76,
    'seven-before-end-of-month',
    QUARTERS,
    3,
    110,
    0.06,
    -0.1,
    1.8e6,
  ],
  [
    'EUR',
    '6E',
    'CME',
    'European Monetary Union Euro',
    125000,
    0.00005,
    239,
    'before-third-wednesday',
    QUARTERS,
    20,
    1.062,
    0.07,
    0,
    2e5,
  ],
  [
    'GBP',
    '6B',
    'CME',
    'British pound',
    62500,
    0.0001,
    635,
    'before-third-wednesday',
    QUARTERS,
    20,
    1.27,
    0.08,
    0,
    9e4,
  ],
  ['ZC', 'ZC', 'CBOT', 'Corn Futures', 50, 0.25, 67, 'mid-month', COPPER_MONTHS, 8, 430, 0.25, 0, 1.8e5],
  [
    'VIX',
    'VX',
    'CFE',
    'CBOE Volatility Index',
    1000,
    0.05,
    34,
    'volatility',
    EVERY_MONTH,
    9,
    18,
    0.7,
    -3,
    1.5e5,
  ],
  ['MBT', 'MBT', 'CME', 'Micro Bitcoin', 0.1, 5, 111, 'last-friday', EVERY_MONTH, 6, 92000, 0.55, 1.5, 2e4],
  [
    'DAX',
    'FDAX',
    'EUREX',
    'DAX 40 Index',
    25,
    1,
    98,
    'third-friday-of-frankfurt',
    QUARTERS,
    3,
    19300,
    0.18,
    0.8,
    4e4,
  ],
  [
    'ESTX50',
    'FESX',
    'EUREX',
    'Dow Jones EURO STOXX 50',
    10,
    1,
    98,
    'third-friday-of-frankfurt',
    QUARTERS,
    12,
    4800,
    0.18,
    0.8,
    9e5,
  ],
];

export const FUTURE_FAMILIES: readonly FutureFamily[] = ROWS.map(
  ([
    symbol,
    root,
    exchange,
    name,
    multiplier,
    minTick,
    marketRuleId,
    rule,
    months,
    listed,
    price,
    volatility,
    beta,
    volume,
  ]) => ({
    ...{ symbol, root, exchange, name, multiplier, minTick, marketRuleId, rule, months, listed },
    ...{ price, volatility, beta, volume, calendar: calendarOf(exchange) },
    currency: exchange === 'EUREX' ? 'EUR' : 'USD',
  }),
);

/** Undefined for a symbol that no futures go by. */
export function futureFamily(symbol: string): FutureFamily | undefined {
  return FUTURE_FAMILIES.find((family) => family.symbol === symbol);
}

function calendarOf(exchange: string): CalendarId {
  if (exchange === 'NYMEX' || exchange === 'COMEX') return 'NYMEX';
  return exchange === 'CFE' || exchange === 'EUREX' ? exchange : 'CME';
}
