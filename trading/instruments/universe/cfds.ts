import { type CalendarId, calendars } from '../calendar/calendars.js';
import { madeUpConId } from '../con-id.js';
import type { Cfd, Index, Stock } from '../instrument.js';

const STOCKS = ['AAPL', 'MSFT', 'IBM', 'TSLA'];

/** A CFD on each of these stocks: the same prices, another contract. */
export function stockCfds(stocks: readonly Stock[]): Cfd[] {
  return stocks
    .filter(({ symbol, currency }) => currency === 'USD' && STOCKS.includes(symbol))
    .map(({ stockType: _, ...stock }) => ({
      ...stock,
      ...routed(stock.symbol),
      localSymbol: `${stock.symbol}n`,
      tradingClass: `${stock.symbol}n`,
      underConId: stock.conId,
      underSymbol: stock.symbol,
      underSecType: 'STK',
    }));
}

/** symbol, the index that it follows, its hours, name */
type Row = readonly [string, string, CalendarId, string];

/** They are open as long as the futures on the same index. */
const INDICES: readonly Row[] = [
  ['IBUS500', 'SPX', 'CME', 'US 500'],
  ['IBUST100', 'NDX', 'CME', 'US Tech 100'],
  ['IBUS30', 'INDU', 'CME', 'US 30'],
  ['IBDE40', 'DAX', 'EUREX', 'Germany 40'],
  ['IBEU50', 'ESTX50', 'EUREX', 'Europe 50'],
];

/** What a dealer's prices are as close together as if so much were traded. */
const DEALT = 1e10;

export function indexCfds(indices: readonly Index[]): Cfd[] {
  return INDICES.flatMap(([symbol, follows, calendar, longName]) => {
    const index = indices.find((each) => each.symbol === follows);
    if (index === undefined) return [];
    const cfd: Cfd = {
      ...index,
      ...routed(symbol),
      symbol,
      localSymbol: symbol,
      tradingClass: symbol,
      marketName: symbol,
      longName,
      calendar,
      timeZoneId: calendars[calendar].timeZone,
      market: { ...index.market, dailyVolume: DEALT / index.market.referencePrice },
      underConId: index.conId,
      underSymbol: index.symbol,
      underSecType: 'IND',
    };
    return [cfd];
  });
}

function routed(symbol: string) {
  return {
    secType: 'CFD',
    conId: madeUpConId(`CFD/${symbol}`),
    exchange: 'SMART',
    primaryExch: '',
    validExchanges: ['SMART'],
    marketRuleIds: [26],
    minTick: 0.01,
    minSize: 1,
    sizeIncrement: 1,
    suggestedSizeIncrement: 1,
    secIds: {},
  } as const;
}
