import * as prices from '../figures/prices.js';
import * as trading from '../figures/trading.js';
import * as volatility from '../figures/volatility.js';
import {
  AMERICAN_STOCKS,
  BONDS,
  INDICES,
  least,
  most,
  only,
  type ScanType,
  STOCKS,
  TRADED,
} from './scan-type.js';

const CHANGING = [...TRADED, ...INDICES, ...BONDS];
const COUNTED = [...TRADED, ...BONDS];
const RANGING = [...AMERICAN_STOCKS, 'FUT.US'];

/** What has happened since the last close. */
export const scanTypesOfToday: readonly ScanType[] = [
  most('TOP_PERC_GAIN', 'Top % Gainers', prices.changePerc, CHANGING),
  least('TOP_PERC_LOSE', 'Top % Losers', prices.changePerc, CHANGING),
  most('MOST_ACTIVE', 'Most Active', trading.volume, COUNTED),
  only(0, 'NOT_YET_TRADED_TODAY', 'Not Yet Traded Today', trading.tradesOfDate, TRADED),
  only(0, 'NOT_OPEN', 'Not Open', trading.tradesOfDate, TRADED),
  most('MOST_ACTIVE_USD', 'Most Active ($)', trading.usdVolume, TRADED),
  most('MOST_ACTIVE_AVG_USD', 'Most Active (Avg $)', trading.avgUsdVolume, STOCKS),
  only(1, 'HALTED', 'Halted', trading.halted, TRADED),
  most('HOT_BY_PRICE', 'Hot Contracts by Price', volatility.changeOverVolatility, STOCKS),
  most('HOT_BY_VOLUME', 'Hot Contracts by Volume', trading.volumeOverAverage, STOCKS),
  most('TOP_TRADE_COUNT', 'Top Trade Count', trading.tradeCount, COUNTED),
  most('TOP_TRADE_RATE', 'Top Trade Rate', trading.tradeRate, COUNTED),
  most('TOP_PRICE_RANGE', 'Top Price Range', prices.priceRange, RANGING),
  most('HOT_BY_PRICE_RANGE', 'Hot By Price Range', volatility.rangeOverVolatility, STOCKS),
  most('TOP_VOLUME_RATE', 'Top Volume Rate', trading.volumeRate, TRADED),
  most('HIGH_STVOLUME_3MIN', 'High 3min Volume', trading.volumeOf3Minutes, TRADED),
  most('HIGH_STVOLUME_5MIN', 'High 5min Volume', trading.volumeOf5Minutes, TRADED),
  most('HIGH_STVOLUME_10MIN', 'High 10min Volume', trading.volumeOf10Minutes, TRADED),
  most('TOP_OPEN_PERC_GAIN', 'Top % Gainers Since Open', prices.changeOpenPerc, TRADED),
  least('TOP_OPEN_PERC_LOSE', 'Top % Losers Since Open', prices.changeOpenPerc, TRADED),
  most('HIGH_OPEN_GAP', 'Top Close-to-Open % Gainers', prices.openGapPerc, TRADED),
  least('LOW_OPEN_GAP', 'Top Close-to-Open % Losers', prices.openGapPerc, TRADED),
  most(
    'TOP_AFTER_HOURS_PERC_GAIN',
    'Top % After-Hours Gainers',
    prices.afterHoursChangePerc,
    AMERICAN_STOCKS,
  ),
  least(
    'TOP_AFTER_HOURS_PERC_LOSE',
    'Top % After-Hours Losers',
    prices.afterHoursChangePerc,
    AMERICAN_STOCKS,
  ),
];
