import { calendars } from '../calendar/calendars.js';
import { madeUpConId } from '../con-id.js';
import type { Bond } from '../instrument.js';

/** issuer's symbol, ISIN, name, coupon, maturity, issue date, type, price */
type Row = readonly [string, string, string, number, string, string, string, number];

/**
 * The bank's terms are made up, and the note in IB's own samples lives ten years longer here than it did: it ended
 * in 2021. Coupons are whole, because ib_async reads no others.
 */
const ROWS: readonly Row[] = [
  ['BNS', 'US064159KJ44', 'BANK OF NOVA SCOTIA', 5, '20351216', '20151216', 'Corporate', 99.5],
  ['US-T', 'US912810TM09', 'UNITED STATES TREASURY', 4, '20421115', '20221115', 'Govt', 94.25],
  ['US-T', 'US912828C574', 'UNITED STATES TREASURY', 2, '20310331', '20140331', 'Govt', 93.5],
];

export function bonds(): Bond[] {
  return ROWS.map(([symbol, isin, longName, coupon, maturity, issueDate, bondType, price]) => {
    const cusip = isin.slice(2, 11);
    return {
      secType: 'BOND',
      conId: madeUpConId(`BOND/${isin}`),
      symbol,
      localSymbol: `IBCID${cusip}`,
      tradingClass: symbol,
      currency: 'USD',
      exchange: 'SMART',
      primaryExch: '',
      validExchanges: ['SMART'],
      marketRuleIds: [32],
      minTick: 0.01,
      priceMagnifier: 1,
      multiplier: 10,
      longName,
      marketName: symbol,
      industry: '',
      category: '',
      subcategory: '',
      calendar: 'NYSE',
      timeZoneId: calendars.NYSE.timeZone,
      minSize: 1,
      sizeIncrement: 1,
      suggestedSizeIncrement: 1,
      aggGroup: 1,
      secIds: { ISIN: isin, CUSIP: cusip },
      cusip,
      coupon,
      maturity,
      issueDate,
      bondType,
      couponType: 'FIXED',
      market: {
        referencePrice: price,
        volatility: 0.06,
        beta: 0,
        betaTo: 'SPX',
        dailyVolume: 5000,
        firstTraded: issueDate,
      },
    };
  });
}
