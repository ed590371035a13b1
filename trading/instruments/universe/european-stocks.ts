import { calendars } from '../calendar/calendars.js';
import { madeUpConId } from '../con-id.js';
import type { Stock } from '../instrument.js';

/** symbol, local symbol, exchange, currency, name, industry, price, volatility, volume in millions, first day, ISIN */
type Row = readonly [string, string, string, string, string, string, number, number, number, string, string];

/** Several share a symbol with a listing in New York, so that a symbol alone is ambiguous. */
const ROWS: readonly Row[] = [
  ['SAP', 'SAP', 'IBIS', 'EUR', 'SAP SE', 'Technology', 220, 0.25, 1.6, '19980803', 'DE0007164600'],
  ['SIE', 'SIE', 'IBIS', 'EUR', 'SIEMENS AG-REG', 'Industrial', 185, 0.26, 1.2, '19980803', 'DE0007236101'],
  [
    'BMW',
    'BMW',
    'IBIS',
    'EUR',
    'BAYERISCHE MOTOREN WERKE AG',
    'Consumer, Cyclical',
    74,
    0.27,
    1.1,
    '19980803',
    'DE0005190003',
  ],
  [
    'DBK',
    'DBK',
    'IBIS',
    'EUR',
    'DEUTSCHE BANK AG-REGISTERED',
    'Financial',
    16,
    0.32,
    7,
    '19980803',
    'DE0005140008',
  ],
  ['IBM', 'IBM', 'IBIS', 'EUR', 'INTL BUSINESS MACHINES CORP', 'Technology', 203, 0.22, 0.01, '19980803', ''],
  [
    'VOD',
    'VOD',
    'LSE',
    'GBP',
    'VODAFONE GROUP PLC',
    'Communications',
    71,
    0.24,
    60,
    '19980803',
    'GB00BH4HKS39',
  ],
  ['BP.', 'BP.', 'LSE', 'GBP', 'BP PLC', 'Energy', 390, 0.25, 35, '19980803', 'GB0007980591'],
  ['HSBA', 'HSBA', 'LSE', 'GBP', 'HSBC HOLDINGS PLC', 'Financial', 720, 0.21, 25, '19980803', 'GB0005405286'],
];

export function europeanStocks(): Stock[] {
  return ROWS.map(
    ([
      symbol,
      localSymbol,
      exchange,
      currency,
      longName,
      industry,
      price,
      volatility,
      volume,
      first,
      isin,
    ]) => {
      const london = exchange === 'LSE';
      const calendar = london ? 'LSE' : 'XETRA';
      return {
        secType: 'STK',
        stockType: 'COMMON',
        conId: madeUpConId(`STK/${symbol}/${currency}`),
        symbol,
        localSymbol,
        tradingClass: london ? 'SET1' : 'XETRA',
        currency,
        exchange: 'SMART',
        primaryExch: exchange,
        validExchanges: ['SMART', exchange],
        marketRuleIds: [26, 26],
        minTick: 0.01,
        priceMagnifier: london ? 100 : 1,
        multiplier: 1,
        longName,
        marketName: symbol,
        industry,
        category: industry,
        subcategory: industry,
        calendar,
        timeZoneId: calendars[calendar].timeZone,
        minSize: 1,
        sizeIncrement: 1,
        suggestedSizeIncrement: 1,
        aggGroup: 4,
        secIds: isin === '' ? {} : { ISIN: isin },
        market: {
          referencePrice: price,
          volatility,
          beta: 1,
          betaTo: 'DAX',
          dailyVolume: volume * 1e6,
          firstTraded: first,
        },
      };
    },
  );
}
