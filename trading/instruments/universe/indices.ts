import { type CalendarId, calendars } from '../calendar/calendars.js';
import { madeUpConId } from '../con-id.js';
import type { Index } from '../instrument.js';
import { FUTURE_FAMILIES } from './future-families.js';

/** symbol, conId (0: made up), exchange, currency, calendar, name, level, volatility, beta to SPX */
type Row = readonly [string, number, string, string, CalendarId, string, number, number, number];

const ROWS: readonly Row[] = [
  ['SPX', 416904, 'CBOE', 'USD', 'US_INDICES', 'S&P 500 Stock Index', 6000, 0.16, 1],
  ['NDX', 416843, 'NASDAQ', 'USD', 'US_INDICES', 'NASDAQ 100 Stock Index', 20800, 0.21, 1.2],
  ['RUT', 416888, 'RUSSELL', 'USD', 'US_INDICES', 'Russell 2000 Stock Index', 2370, 0.22, 1.1],
  ['VIX', 13455763, 'CBOE', 'USD', 'CBOE', 'CBOE Volatility Index', 16, 0.9, -4],
  ['INDU', 0, 'CME', 'USD', 'US_INDICES', 'Dow Jones Industrial Average', 44000, 0.15, 0.9],
  ['XSP', 0, 'CBOE', 'USD', 'US_INDICES', 'Mini SPX Index', 600, 0.16, 1],
  ['DAX', 825711, 'EUREX', 'EUR', 'XETRA', 'DAX 40 Index', 19300, 0.18, 0.8],
  ['ESTX50', 4356500, 'EUREX', 'EUR', 'XETRA', 'Dow Jones EURO STOXX 50', 4800, 0.18, 0.8],
  ['VVIX', 0, 'CBOE', 'USD', 'CBOE', 'CBOE VIX Volatility Index', 95, 0.8, -2],
  ['TICK-NYSE', 26718738, 'NYSE', 'USD', 'US_INDICES', 'NYSE Tick Index', 300, 1.5, 0],
];

/** The real ids of what IB lists under some futures. */
const UNDER_FUTURES: Readonly<Record<string, number>> = { ES: 11004968, NQ: 11004958, MES: 362673777 };

export function indices(): Index[] {
  return [...ROWS.map((row) => indexOf(row, 0.01, 26)), ...futureUnderlyings()];
}

function indexOf(row: Row, minTick: number, marketRuleId: number): Index {
  const [symbol, , exchange, currency, calendar, longName, level, volatility, beta] = row;
  return {
    secType: 'IND',
    conId: indexConId(symbol),
    symbol,
    localSymbol: symbol,
    tradingClass: symbol,
    currency,
    exchange,
    primaryExch: '',
    validExchanges: [exchange],
    marketRuleIds: [marketRuleId],
    minTick,
    priceMagnifier: 1,
    multiplier: 1,
    longName,
    marketName: symbol,
    industry: 'Indices',
    category: 'Broad Range Equity Index',
    subcategory: '*',
    calendar,
    timeZoneId: calendars[calendar].timeZone,
    minSize: 1,
    sizeIncrement: 1,
    suggestedSizeIncrement: 1,
    aggGroup: 1,
    secIds: {},
    market: {
      referencePrice: level,
      volatility,
      beta,
      betaTo: 'SPX',
      dailyVolume: 0,
      firstTraded: '19900102',
    },
  };
}

export function indexConId(symbol: string): number {
  const [, conId = 0] = ROWS.find((row) => row[0] === symbol) ?? [];
  return conId || (UNDER_FUTURES[symbol] ?? madeUpConId(`IND/${symbol}`));
}

/** Under every future IB has an index of the same name, at the future's own exchange, in its hours and ticks. */
function futureUnderlyings(): Index[] {
  const listed = new Set(ROWS.map(([symbol]) => symbol));
  return FUTURE_FAMILIES.filter(({ symbol }) => !listed.has(symbol)).map((family) => {
    const { symbol, exchange, calendar, name, price, volatility, beta } = family;
    const row: Row = [symbol, 0, exchange, 'USD', calendar, name, price, volatility, beta];
    return indexOf(row, family.minTick, family.marketRuleId);
  });
}
