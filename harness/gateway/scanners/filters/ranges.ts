import * as averages from '../figures/averages.js';
import type { Figure } from '../figures/figure.js';
import * as prices from '../figures/prices.js';
import * as terms from '../figures/terms.js';
import * as trading from '../figures/trading.js';
import * as volatility from '../figures/volatility.js';
import { AMERICAN_STOCKS, BONDS, INDICES, STOCKS, TRADED } from '../scan-types/scan-type.js';
import { above, below, type Filter, type NumberKind } from './filter.js';

/** Id, category, the beginning of its two tags, name, figure, kind of its fields, types of instrument. */
type Row = readonly [
  id: string,
  category: string,
  tag: string,
  name: string,
  figure: Figure,
  kind: NumberKind,
  types: readonly string[],
];

const EVERYTHING = [...TRADED, ...INDICES, ...BONDS];
const COUNTED = [...TRADED, ...BONDS];
const VOLATILE = [...STOCKS, ...INDICES];
const OPTIONABLE = [...AMERICAN_STOCKS, 'FUT.US'];
const LENT = ['STK', 'STOCK.EU'];

const ROWS: readonly Row[] = [
  ['PRICE', 'Prices', 'price', 'Price', prices.price, 'DoubleField', EVERYTHING],
  ['PRICE_USD', 'Prices', 'usdPrice', 'Price ($)', prices.usdPrice, 'DoubleField', EVERYTHING],
  ['CHANGEPERC', 'Prices', 'changePerc', 'Change (%)', prices.changePerc, 'DoubleField', EVERYTHING],
  [
    'CHANGEOPENPERC',
    'Prices',
    'changeOpenPerc',
    'Change Since Open (%)',
    prices.changeOpenPerc,
    'DoubleField',
    TRADED,
  ],
  ['OPENGAPPERC', 'Prices', 'openGapPerc', 'Gap (%)', prices.openGapPerc, 'DoubleField', TRADED],
  ['PRICERANGE', 'Prices', 'priceRange', 'Price Range', prices.priceRange, 'DoubleField', OPTIONABLE],
  [
    'AFTERHRSCHANGE',
    'Prices',
    'afterHoursChange',
    'After-Hours Change',
    prices.afterHoursChange,
    'DoubleField',
    AMERICAN_STOCKS,
  ],
  [
    'AFTERHRSCHANGEPERC',
    'Prices',
    'afterHoursChangePerc',
    'After-Hours Change (%)',
    prices.afterHoursChangePerc,
    'DoubleField',
    AMERICAN_STOCKS,
  ],
  [
    'FIRSTTRADEDATE',
    'Prices',
    'firstTradeDate',
    'First Trade Date',
    terms.firstTradeDate,
    'DateField',
    STOCKS,
  ],
  ['VOLUME_USD', 'High/Low/Volume', 'usdVolume', 'Volume ($)', trading.usdVolume, 'DoubleField', TRADED],
  ['AVGVOLUME', 'High/Low/Volume', 'avgVolume', 'Avg Volume', trading.avgVolume, 'IntField', STOCKS],
  [
    'AVGVOLUME_USD',
    'High/Low/Volume',
    'avgUsdVolume',
    'Avg Volume ($)',
    trading.avgUsdVolume,
    'DoubleField',
    STOCKS,
  ],
  [
    'MKTCAP_USD',
    'Fundamentals',
    'usdMarketCap',
    'Capitalization ($)',
    terms.usdMarketCap,
    'DoubleField',
    STOCKS,
  ],
  ['TRADECOUNT', 'General', 'tradeCount', 'Trade Count', trading.tradeCount, 'IntField', COUNTED],
  ['TRADERATE', 'General', 'tradeRate', 'Trade Rate', trading.tradeRate, 'DoubleField', COUNTED],
  ['VOLUMERATE', 'General', 'volumeRate', 'Volume Rate', trading.volumeRate, 'DoubleField', TRADED],
  ['STVOLUME_3MIN', 'General', 'stVolume3min', '3min Volume', trading.volumeOf3Minutes, 'IntField', TRADED],
  ['STVOLUME_5MIN', 'General', 'stVolume5min', '5min Volume', trading.volumeOf5Minutes, 'IntField', TRADED],
  [
    'STVOLUME_10MIN',
    'General',
    'stVolume10min',
    '10min Volume',
    trading.volumeOf10Minutes,
    'IntField',
    TRADED,
  ],
  [
    'SHORTABLESHARES',
    'General',
    'sharesAvailableMany',
    'Shares Available',
    terms.sharesAvailable,
    'IntField',
    LENT,
  ],
  ['FEERATE', 'General', 'feeRate', 'Fee Rate', terms.feeRate, 'DoubleField', LENT],
  [
    'OPTOI',
    'Options',
    'optOpenInterest',
    'Opt Open Interest',
    terms.optOpenInterest,
    'DoubleField',
    AMERICAN_STOCKS,
  ],
  ['OPTVOLUME', 'Options', 'optVolume', 'Option Volume', terms.optVolume, 'DoubleField', OPTIONABLE],
  ['IMPVOLAT', 'Options', 'impVolat', 'Opt Imp Vol', volatility.impVolat, 'DoubleField', VOLATILE],
  [
    'IMPVOLATCHANGEPERC',
    'Options',
    'impVolatChangePerc',
    'Opt Imp Vol Change (%)',
    volatility.impVolatChangePerc,
    'DoubleField',
    VOLATILE,
  ],
  [
    'IMPVOLATOVERHIST',
    'Options',
    'impVolatOverHist',
    'Opt Imp Vol Over Hist',
    volatility.impVolatOverHist,
    'DoubleField',
    VOLATILE,
  ],
  ['MATDATE', 'General', 'maturityDate', 'Maturity Date', terms.maturityDate, 'DateField', BONDS],
  ['CPNRATE', 'General', 'couponRate', 'Coupon Rate', terms.couponRate, 'DoubleField', BONDS],
  ['MACD', 'General', 'curMACD', 'MACD', averages.macd, 'DoubleField', ['STK']],
  ['MACD_SIGNAL', 'General', 'curMACDSignal', 'MACD Signal', averages.macdSignal, 'DoubleField', ['STK']],
  [
    'MACD_HISTOGRAM',
    'General',
    'curMACDDist',
    'MACD Histogram',
    averages.macdHistogram,
    'DoubleField',
    ['STK'],
  ],
  ['PPO', 'General', 'curPPO', 'PPO', averages.ppo, 'DoubleField', ['STK']],
  ['PPO_SIGNAL', 'General', 'curPPOSignal', 'PPO Signal', averages.ppoSignal, 'DoubleField', ['STK']],
  ['PPO_HISTOGRAM', 'General', 'curPPODist', 'PPO Histogram', averages.ppoHistogram, 'DoubleField', ['STK']],
  ...[20, 50, 100, 200].flatMap((days): Row[] => [
    [
      `EMA_${days}`,
      'General',
      `curEMA${days}`,
      `EMA(${days})`,
      averages.ema(days),
      'DoubleField',
      AMERICAN_STOCKS,
    ],
    [
      `PRICE_VS_EMA_${days}`,
      'General',
      `lastVsEMAChangeRatio${days}`,
      `Price vs EMA(${days}) Change(%)`,
      averages.priceOverEma(days),
      'DoubleField',
      AMERICAN_STOCKS,
    ],
  ]),
  ...[13, 26, 52].flatMap((weeks): Row[] => [
    [
      `IV_RANK${weeks}`,
      'Options',
      `ivRank${weeks}w`,
      `${weeks} Week IV Rank`,
      volatility.rankOf('OPTION_IMPLIED_VOLATILITY', weeks),
      'DoubleField',
      STOCKS,
    ],
    [
      `IV_PERCENTILE${weeks}`,
      'Options',
      `ivPercntl${weeks}w`,
      `${weeks} Week IV Percentile`,
      volatility.percentileOf('OPTION_IMPLIED_VOLATILITY', weeks),
      'DoubleField',
      STOCKS,
    ],
    // IB itself writes only the first of these in small letters.
    [
      `HV_RANK${weeks}`,
      'Options',
      `${weeks === 13 ? 'hv' : 'HV'}Rank${weeks}w`,
      `${weeks} Week HV Rank`,
      volatility.rankOf('HISTORICAL_VOLATILITY', weeks),
      'DoubleField',
      STOCKS,
    ],
    [
      `HV_PERCENTILE${weeks}`,
      'Options',
      `HVPercntl${weeks}w`,
      `${weeks} Week HV Percentile`,
      volatility.percentileOf('HISTORICAL_VOLATILITY', weeks),
      'DoubleField',
      STOCKS,
    ],
  ]),
];

/** A figure between two limits; either may be left out. */
export const rangeFilters: readonly Filter[] = [
  ...ROWS.map(([id, category, tag, name, figure, kind, types]) => ({
    ...{ id, category, types },
    fields: [above(`${tag}Above`, name, figure, kind), below(`${tag}Below`, name, figure, kind)],
  })),
  {
    ...{ id: 'MKTCAP', category: 'Fundamentals', types: AMERICAN_STOCKS },
    fields: [
      above('marketCapAbove1e6', 'Capitalization', terms.marketCap, 'DoubleField'),
      below('marketCapBelow1e6', 'Capitalization', terms.marketCap, 'DoubleField'),
    ],
  },
];
