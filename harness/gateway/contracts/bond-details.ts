import type { Bond } from '../../../trading/instruments/instrument.js';
import { listingOf } from './details.js';
import { tradingHoursOf } from './hours.js';

/** The fields of a `bondContractDetails` message. */
export function bondDetailsOf(bond: Bond, exchange: string, now: number) {
  return {
    symbol: bond.symbol,
    secType: bond.secType,
    cusip: bond.cusip,
    coupon: bond.coupon,
    maturity: bond.maturity,
    issueDate: bond.issueDate,
    ratings: '',
    bondType: bond.bondType,
    couponType: bond.couponType,
    convertible: false,
    callable: false,
    putable: false,
    descAppend: describe(bond),
    exchange,
    nextOptionDate: '',
    nextOptionType: '',
    nextOptionPartial: false,
    notes: '',
    timeZoneId: bond.timeZoneId,
    ...tradingHoursOf(bond, now),
    ...listingOf(bond),
  };
}

/** As bonds are called: `BNS 5 12/16/35`. */
function describe({ symbol, coupon, maturity }: Bond): string {
  return `${symbol} ${coupon} ${maturity.slice(4, 6)}/${maturity.slice(6, 8)}/${maturity.slice(2, 4)}`;
}
