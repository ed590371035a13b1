import { madeUpConId } from '../con-id.js';
import type { CalendarId, Index } from '../instrument.js';

/** symbol, conId (0: made up), exchange, currency, name, level, volatility, beta to SPX */
type Row = readonly [string, number, string, string, string, number, number, number];

const ROWS: readonly Row[] = [
  ['SPX', 416904, 'CBOE', 'USD', 'S&P 500 Stock Index', 6000, 0.16, 1],
  ['NDX', 416843, 'NASDAQ', 'USD', 'NASDAQ 100 Stock Index', 20800, 0.21, 1.2],
  ['RUT', 416888, 'RUSSELL', 'USD', 'Russell 2000 Stock Index', 2370, 0.22, 1.1],
  ['VIX', 13455763, 'CBOE', 'USD', 'CBOE Volatility Index', 16, 0.9, -4],
  ['INDU', 0, 'CME', 'USD', 'Dow Jones Industrial Average', 44000, 0.15, 0.9],
  ['XSP', 0, 'CBOE', 'USD', 'Mini SPX Index', 600, 0.16, 1],
  ['DAX', 825711, 'EUREX', 'EUR', 'DAX 40 Index', 19300, 0.18, 0.8],
  ['ESTX50', 4356500, 'EUREX', 'EUR', 'Dow Jones EURO STOXX 50', 4800, 0.18, 0.8],
];

export function indices(): Index[] {
  return ROWS.map(([symbol, conId, exchange, currency, longName, level, volatility, beta]) => {
    const calendar: CalendarId = currency === 'EUR' ? 'XETRA' : 'NYSE';
    return {
      secType: 'IND',
      conId: conId === 0 ? madeUpConId(`IND/${symbol}`) : conId,
      symbol,
      localSymbol: symbol,
      tradingClass: symbol,
      currency,
      exchange,
      primaryExch: '',
      validExchanges: [exchange],
      marketRuleIds: [26],
      minTick: 0.01,
      priceMagnifier: 1,
      multiplier: 1,
      longName,
      marketName: symbol,
      industry: 'Indices',
      category: 'Broad Range Equity Index',
      subcategory: '*',
      timeZoneId: calendar === 'XETRA' ? 'MET' : 'US/Central',
      calendar,
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
  });
}
