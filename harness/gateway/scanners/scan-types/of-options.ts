import * as terms from '../figures/terms.js';
import * as volatility from '../figures/volatility.js';
import {
  AMERICAN_STOCKS,
  highest,
  INDICES,
  least,
  lowest,
  most,
  type ScanType,
  STOCKS,
} from './scan-type.js';

const VOLATILE = [...STOCKS, ...INDICES];

const { impVolat, impVolatChangePerc, impVolatOverHist } = volatility;

/** Options: what they make of the price to come, and how many there are. */
export const scanTypesOfOptions: readonly ScanType[] = [
  highest('HIGH_OPT_IMP_VOLAT', 'Highest Option Imp Vol', impVolat, VOLATILE),
  lowest('LOW_OPT_IMP_VOLAT', 'Lowest Option Imp Vol', impVolat, VOLATILE),
  most('TOP_OPT_IMP_VOLAT_GAIN', 'Top Option Imp Vol % Gainers', impVolatChangePerc, VOLATILE),
  least('TOP_OPT_IMP_VOLAT_LOSE', 'Top Option Imp Vol % Losers', impVolatChangePerc, VOLATILE),
  highest('HIGH_OPT_IMP_VOLAT_OVER_HIST', 'High Option Imp Vol Over Historical', impVolatOverHist, VOLATILE),
  lowest('LOW_OPT_IMP_VOLAT_OVER_HIST', 'Low Option Imp Vol Over Historical', impVolatOverHist, VOLATILE),
  most('OPT_VOLUME_MOST_ACTIVE', 'Most Active By Opt Volume', terms.optVolume, [
    ...AMERICAN_STOCKS,
    'FUT.US',
  ]),
  most(
    'OPT_OPEN_INTEREST_MOST_ACTIVE',
    'Most Active By Opt Open Interest',
    terms.optOpenInterest,
    AMERICAN_STOCKS,
  ),
  most('HOT_BY_OPT_VOLUME', 'Hot By Opt Volume', terms.optVolumeOverAverage, AMERICAN_STOCKS),
  ...[13, 26, 52].flatMap((weeks) => [
    ...ofWeeks('OPTION_IMPLIED_VOLATILITY', 'iv', weeks),
    ...ofWeeks('HISTORICAL_VOLATILITY', 'hv', weeks),
  ]),
];

function ofWeeks(
  view: 'HISTORICAL_VOLATILITY' | 'OPTION_IMPLIED_VOLATILITY',
  short: string,
  weeks: number,
): ScanType[] {
  const [rank, percentile] = [volatility.rankOf(view, weeks), volatility.percentileOf(view, weeks)];
  const name = `${weeks} Week ${short.toUpperCase()}`;
  return [
    lowest(`SCAN_${short}Rank${weeks}w_ASC`, `${name} Rank Asc`, rank, STOCKS),
    highest(`SCAN_${short}Rank${weeks}w_DESC`, `${name} Rank Desc`, rank, STOCKS),
    lowest(`SCAN_${short}Percntl${weeks}w_ASC`, `${name} Percentile Asc`, percentile, STOCKS),
    highest(`SCAN_${short}Percntl${weeks}w_DESC`, `${name} Percentile Desc`, percentile, STOCKS),
  ];
}
