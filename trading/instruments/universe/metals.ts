import { calendars } from '../calendar/calendars.js';
import type { Commodity } from '../instrument.js';

/** symbol, conId, name, price, tick, its market rule, volatility */
type Row = readonly [string, number, string, number, number, number, number];

const ROWS: readonly Row[] = [
  ['XAUUSD', 69067924, 'London Gold', 2650, 0.01, 26, 0.15],
  ['XAGUSD', 77124483, 'London Silver', 31, 0.001, 33, 0.28],
];

const EXCHANGES = ['SMART', 'IBCMDTY'];

export function metals(): Commodity[] {
  return ROWS.map(([symbol, conId, longName, price, minTick, marketRuleId, volatility]) => ({
    secType: 'CMDTY',
    conId,
    symbol,
    localSymbol: symbol,
    tradingClass: symbol,
    currency: 'USD',
    exchange: 'SMART',
    primaryExch: 'IBCMDTY',
    validExchanges: EXCHANGES,
    marketRuleIds: EXCHANGES.map(() => marketRuleId),
    minTick,
    priceMagnifier: 1,
    multiplier: 1,
    longName,
    marketName: symbol,
    industry: '',
    category: '',
    subcategory: '',
    calendar: 'NYMEX',
    timeZoneId: calendars.NYMEX.timeZone,
    minSize: 1,
    sizeIncrement: 1,
    suggestedSizeIncrement: 1,
    aggGroup: 4,
    secIds: {},
    market: {
      referencePrice: price,
      volatility,
      beta: 0,
      betaTo: 'SPX',
      dailyVolume: 0,
      firstTraded: '20100104',
    },
  }));
}
