import { calendars } from '../calendar/calendars.js';
import { madeUpConId } from '../con-id.js';
import type { Stock } from '../instrument.js';
import { industryOf, type Trade } from './industries.js';

/** symbol, local symbol, exchange, currency, name, trade, price, volatility, volume in millions, first day, ISIN */
type Row = readonly [string, string, string, string, string, Trade, number, number, number, string, string];

/** Several share a symbol with a listing in New York, so that a symbol alone is ambiguous. */
const ROWS: readonly Row[] = [
  ['SAP', 'SAP', 'IBIS', 'EUR', 'SAP SE', 'enterprise', 220, 0.25, 1.6, '19980803', 'DE0007164600'],
  ['SIE', 'SIE', 'IBIS', 'EUR', 'SIEMENS AG-REG', 'conglomerate', 185, 0.26, 1.2, '19980803', 'DE0007236101'],
  [
    'BMW',
    'BMW',
    'IBIS',
    'EUR',
    'BAYERISCHE MOTOREN WERKE AG',
    'cars',
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
    'bank',
    16,
    0.32,
    7,
    '19980803',
    'DE0005140008',
  ],
  ['IBM', 'IBM', 'IBIS', 'EUR', 'INTL BUSINESS MACHINES CORP', 'services', 203, 0.22, 0.01, '19980803', ''],
  ['VOD', 'VOD', 'LSE', 'GBP', 'VODAFONE GROUP PLC', 'mobile', 71, 0.24, 60, '19980803', 'GB00BH4HKS39'],
  ['BP.', 'BP.', 'LSE', 'GBP', 'BP PLC', 'oil', 390, 0.25, 35, '19980803', 'GB0007980591'],
  ['ALV', 'ALV', 'IBIS', 'EUR', 'ALLIANZ SE-REG', 'insurance', 290, 0.2, 0.8, '19980803', 'DE0008404005'],
  ['BAS', 'BAS', 'IBIS', 'EUR', 'BASF SE', 'chemicals', 44, 0.24, 2.4, '19980803', 'DE000BASF111'],
  ['VOW3', 'VOW3', 'IBIS', 'EUR', 'VOLKSWAGEN AG-PREF', 'cars', 86, 0.28, 1, '19980803', 'DE0007664039'],
  ['AZN', 'AZN', 'LSE', 'GBP', 'ASTRAZENECA PLC', 'drugs', 10400, 0.22, 2.4, '19980803', 'GB0009895292'],
  ['SHEL', 'SHEL', 'LSE', 'GBP', 'SHELL PLC', 'oil', 2580, 0.22, 11, '19980803', 'GB00BP6MXD84'],
  ['BARC', 'BARC', 'LSE', 'GBP', 'BARCLAYS PLC', 'bank', 260, 0.27, 40, '19980803', 'GB0031348658'],
  [
    'LLOY',
    'LLOY',
    'LSE',
    'GBP',
    'LLOYDS BANKING GROUP PLC',
    'commercialBank',
    55,
    0.25,
    130,
    '19980803',
    'GB0008706128',
  ],
  ['HSBA', 'HSBA', 'LSE', 'GBP', 'HSBC HOLDINGS PLC', 'bank', 720, 0.21, 25, '19980803', 'GB0005405286'],
];

export function europeanStocks(): Stock[] {
  return ROWS.map(
    ([symbol, localSymbol, exchange, currency, longName, trade, price, volatility, volume, first, isin]) => {
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
        ...industryOf(trade),
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
