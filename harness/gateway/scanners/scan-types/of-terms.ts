import * as terms from '../figures/terms.js';
import { BONDS, highest, lowest, type ScanType, STOCKS } from './scan-type.js';

const LENT = ['STK', 'STOCK.EU'];

/** What stays as it is from day to day. */
export const scanTypesOfTerms: readonly ScanType[] = [
  lowest('MARKET_CAP_USD_ASC', 'Market Cap ($) Asc', terms.usdMarketCap, STOCKS),
  highest('MARKET_CAP_USD_DESC', 'Market Cap ($) Desc', terms.usdMarketCap, STOCKS),
  lowest('SCAN_sharesAvailableNorm_ASC', 'Shortable shares (Low-High)', terms.sharesAvailable, LENT),
  highest('SCAN_sharesAvailableNorm_DESC', 'Shortable shares (High-Low)', terms.sharesAvailable, LENT),
  lowest('SCAN_feeRate_ASC', 'Fee Rate (Low-High)', terms.feeRate, LENT),
  highest('SCAN_feeRate_DESC', 'Fee Rate (High-Low)', terms.feeRate, LENT),
  highest('FAR_MATURITY_DATE', 'Maturity (Far-Near)', terms.maturityDate, BONDS),
  lowest('NEAR_MATURITY_DATE', 'Maturity (Near-Far)', terms.maturityDate, BONDS),
  highest('HIGH_COUPON_RATE', 'Coupon (High-Low)', terms.couponRate, BONDS),
  lowest('LOW_COUPON_RATE', 'Coupon (Low-High)', terms.couponRate, BONDS),
];
