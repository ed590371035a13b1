import { calendars } from '../calendar/calendars.js';
import type { CurrencyPair } from '../instrument.js';

/** base, quote, conId, rate, volatility */
type Row = readonly [string, string, number, number, number];

const ROWS: readonly Row[] = [
  ['EUR', 'USD', 12087792, 1.06, 0.07],
  ['GBP', 'USD', 12087797, 1.27, 0.08],
  ['AUD', 'USD', 14433401, 0.65, 0.1],
  ['NZD', 'USD', 39453441, 0.59, 0.1],
  ['USD', 'JPY', 15016059, 152, 0.09],
  ['USD', 'CHF', 12087820, 0.88, 0.08],
  ['USD', 'CAD', 15016062, 1.39, 0.06],
  ['EUR', 'GBP', 12087807, 0.834, 0.06],
  ['EUR', 'JPY', 14321016, 161, 0.09],
  ['EUR', 'CHF', 12087817, 0.935, 0.06],
  ['EUR', 'CAD', 15016068, 1.475, 0.07],
  ['EUR', 'AUD', 15016065, 1.63, 0.09],
  ['GBP', 'JPY', 14321015, 193, 0.1],
  ['GBP', 'CHF', 12087826, 1.12, 0.08],
  ['AUD', 'JPY', 15016133, 99, 0.11],
  ['CHF', 'JPY', 14321010, 172, 0.09],
  ['USD', 'SEK', 37893486, 10.9, 0.1],
  ['USD', 'NOK', 37971206, 11.1, 0.11],
  ['USD', 'MXN', 35045199, 20.3, 0.13],
  ['USD', 'SGD', 37928772, 1.34, 0.05],
  ['USD', 'CNH', 113342317, 7.25, 0.05],
  ['USD', 'HKD', 12345777, 7.78, 0.01],
  ['EUR', 'NZD', 47101302, 1.797, 0.09],
  ['EUR', 'SEK', 37893488, 11.55, 0.07],
  ['EUR', 'NOK', 39453434, 11.77, 0.08],
  ['GBP', 'AUD', 15016075, 1.954, 0.09],
  ['GBP', 'CAD', 15016078, 1.765, 0.08],
  ['GBP', 'NZD', 47101305, 2.1525, 0.09],
  ['AUD', 'CAD', 15016138, 0.9035, 0.07],
  ['AUD', 'CHF', 15016125, 0.572, 0.1],
  ['AUD', 'NZD', 39453424, 1.1015, 0.06],
  ['NZD', 'JPY', 39453444, 89.68, 0.11],
  ['NZD', 'CAD', 46189223, 0.82, 0.08],
  ['NZD', 'CHF', 46189224, 0.519, 0.1],
  ['CAD', 'JPY', 15016241, 109.35, 0.1],
  ['CAD', 'CHF', 15016234, 0.633, 0.08],
];

export function currencyPairs(): CurrencyPair[] {
  return ROWS.map(([symbol, currency, conId, rate, volatility]) => {
    const pair = `${symbol}.${currency}`;
    const yen = currency === 'JPY';
    return {
      secType: 'CASH',
      conId,
      symbol,
      localSymbol: pair,
      tradingClass: pair,
      currency,
      exchange: 'IDEALPRO',
      primaryExch: '',
      validExchanges: ['IDEALPRO'],
      marketRuleIds: [yen ? 59 : 239],
      minTick: yen ? 0.005 : 0.00005,
      priceMagnifier: 1,
      multiplier: 1,
      longName: NAMES[symbol] ?? symbol,
      marketName: pair,
      industry: '',
      category: '',
      subcategory: '',
      calendar: 'FOREX',
      timeZoneId: calendars.FOREX.timeZone,
      minSize: 1,
      sizeIncrement: 1,
      suggestedSizeIncrement: 1,
      aggGroup: 4,
      secIds: {},
      market: {
        referencePrice: rate,
        volatility,
        beta: 0,
        betaTo: 'SPX',
        dailyVolume: 1e9,
        firstTraded: '20050310',
      },
    };
  });
}

const NAMES: Readonly<Record<string, string>> = {
  EUR: 'European Monetary Union Euro',
  GBP: 'British pound',
  AUD: 'Australian dollar',
  NZD: 'New Zealand dollar',
  USD: 'United States dollar',
  CHF: 'Swiss franc',
  CAD: 'Canadian dollar',
};
