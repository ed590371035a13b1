import { calendars } from '../calendar/calendars.js';
import { madeUpConId } from '../con-id.js';
import type { Crypto } from '../instrument.js';

/** symbol, name, price, volatility */
type Row = readonly [string, string, number, number];

const ROWS: readonly Row[] = [
  ['BTC', 'Bitcoin cryptocurrency', 92000, 0.55],
  ['ETH', 'Ethereum cryptocurrency', 3200, 0.65],
  ['LTC', 'Litecoin cryptocurrency', 88, 0.75],
  ['BCH', 'Bitcoin Cash cryptocurrency', 440, 0.8],
];

const EXCHANGES = ['PAXOS', 'ZEROHASH'];

export function cryptocurrencies(): Crypto[] {
  return ROWS.map(([symbol, longName, price, volatility]) => ({
    secType: 'CRYPTO',
    conId: symbol === 'BTC' ? 479624278 : madeUpConId(`CRYPTO/${symbol}`),
    symbol,
    localSymbol: `${symbol}.USD`,
    tradingClass: symbol,
    currency: 'USD',
    exchange: 'PAXOS',
    primaryExch: '',
    validExchanges: EXCHANGES,
    marketRuleIds: EXCHANGES.map(() => (price > 10_000 ? 67 : 26)),
    minTick: price > 10_000 ? 0.25 : 0.01,
    priceMagnifier: 1,
    multiplier: 1,
    longName,
    marketName: symbol,
    industry: '',
    category: '',
    subcategory: '',
    calendar: 'CRYPTO',
    timeZoneId: calendars.CRYPTO.timeZone,
    minSize: 1e-8,
    sizeIncrement: 1e-8,
    suggestedSizeIncrement: 1e-8,
    aggGroup: 4,
    secIds: {},
    market: {
      referencePrice: price,
      volatility,
      beta: 1.5,
      betaTo: 'SPX',
      dailyVolume: 2e9 / price,
      firstTraded: '20210902',
    },
  }));
}
