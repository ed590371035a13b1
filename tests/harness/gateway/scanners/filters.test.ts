import { expect, test } from 'vitest';
import type { Instrument } from '../../../../trading/instruments/instrument.js';
import { universe } from '../../../../trading/instruments/universe/universe.js';
import { type Asked, market, OPEN, startScanner, symbolsOf } from './scanner.js';

const now = Date.parse(OPEN);
const arca = universe().instruments.filter(({ primaryExch }) => primaryExch === 'ARCA');
const american = universe().instruments.filter(
  ({ secType, currency }) => secType === 'STK' && currency === 'USD',
);
const lastOf = (instrument: Instrument) => market.snapshot(instrument, now).last?.price ?? Number.NaN;
const volumeOf = (instrument: Instrument) => market.snapshot(instrument, now).volume;
const changeOf = (instrument: Instrument) =>
  (lastOf(instrument) / (market.snapshot(instrument, now).previousClose ?? Number.NaN) - 1) * 100;

/** Each on a gateway of its own: no more than ten scans may be open. */
async function found(asked: Asked): Promise<readonly Instrument[]> {
  const one = await startScanner();
  const { rows } = await one.scan(asked);
  one.gateway.close();
  return rows;
}

const sorted = (instruments: readonly Instrument[]) => symbolsOf(instruments).sort();

const MARKET: readonly (readonly [string, (instrument: Instrument) => boolean])[] = [
  ['priceAbove=100;', (each) => lastOf(each) >= 100],
  ['priceAbove=50;priceBelow=200;', (each) => lastOf(each) >= 50 && lastOf(each) <= 200],
  ['volumeAbove=2000000;', (each) => volumeOf(each) >= 2e6],
  ['usdVolumeAbove=3e8;', (each) => volumeOf(each) * lastOf(each) >= 3e8],
  ['changePercAbove=0.2;', (each) => changeOf(each) >= 0.2],
  ['changePercBelow=-0.1;', (each) => changeOf(each) <= -0.1],
  ['firstTradeDateAbove=2000-01-01;', ({ market: { firstTraded } }) => firstTraded >= '20000101'],
  [
    'changePercAbove=0;priceAbove=100;volumeAbove=1000000;',
    (each) => changeOf(each) >= 0 && lastOf(each) >= 100 && volumeOf(each) >= 1e6,
  ],
];

test.each(MARKET)('%s lets through what it says', async (options, passes) => {
  const rows = await found({ at: 'STK.ARCA', code: 'MOST_ACTIVE', options });
  const expected = arca.filter(passes);
  expect(sorted(rows)).toEqual(sorted(expected));
  expect(expected.length).toBeGreaterThan(0);
  expect(expected.length).toBeLessThan(arca.length);
});

test('what a field of the old way asks, its tag asks too', async () => {
  const pairs: readonly (readonly [NonNullable<Asked['fields']>, string])[] = [
    [{ abovePrice: '100' }, 'priceAbove=100'],
    [{ belowPrice: '100' }, 'priceBelow=100'],
    [{ aboveVolume: '2000000' }, 'volumeAbove=2000000'],
    [{ marketCapAbove: '2e11' }, 'marketCapAbove1e6=200000'],
    [{ marketCapBelow: '2e11' }, 'usdMarketCapBelow=200000'],
    [{ averageOptionVolumeAbove: '100000' }, 'avgOptVolumeAbove=100000'],
    [{ stockTypeFilter: 'ADR' }, 'stkTypes=inc:ADR'],
    [{ stockTypeFilter: 'STOCK' }, 'stkTypes=exc:ETF'],
  ];
  const all = await found({ code: 'MARKET_CAP_USD_DESC', at: 'STK.NYSE,STK.ARCA' });
  for (const [fields, options] of pairs) {
    const asked = { code: 'MARKET_CAP_USD_DESC', at: 'STK.NYSE,STK.ARCA' };
    const [old, tagged] = [await found({ ...asked, fields }), await found({ ...asked, options })];
    expect(symbolsOf(old)).toEqual(symbolsOf(tagged));
    expect(symbolsOf(old)).not.toEqual(symbolsOf(all));
    expect(old).not.toEqual([]);
  }
});

test('a type of stock is chosen by a word: corporations, receipts, funds, all or none of them', async () => {
  const typesOf = async (stockTypeFilter: string, at = 'STK.NYSE,STK.ARCA') => {
    const rows = await found({ at, code: 'MOST_ACTIVE', fields: { stockTypeFilter } });
    return [...new Set(rows.map((each) => (each.secType === 'STK' ? each.stockType : '')))].sort();
  };
  expect(await typesOf('CORP')).toEqual(['COMMON']);
  expect(await typesOf('ADR')).toEqual(['ADR']);
  expect(await typesOf('ETF')).toEqual(['ETF']);
  expect(await typesOf('STOCK')).toEqual(['ADR', 'COMMON']);
  expect(await typesOf('ALL', 'STK.NASDAQ')).toEqual(['ADR', 'COMMON', 'ETF']);
  expect(await typesOf('REIT')).toEqual([]);
});

test('zero and less ask for nothing in the old way', async () => {
  const asked = { at: 'STK.ARCA', code: 'MOST_ACTIVE' };
  const zeros = { abovePrice: '0', belowPrice: '0', marketCapBelow: '-1', couponRateAbove: '0' };
  expect(await found({ ...asked, fields: zeros })).toEqual(await found(asked));
});

test('options and halts can be asked for', async () => {
  const withOptions = await found({ code: 'MOST_ACTIVE', options: 'hasOptionsIs=true;' });
  expect(symbolsOf(withOptions)).toContain('AAPL');
  expect(symbolsOf(withOptions)).not.toContain('CSCO');
  expect(await found({ code: 'MOST_ACTIVE', options: 'haltedIs=true;' })).toEqual([]);
  expect(await found({ code: 'MOST_ACTIVE', options: 'haltedIs=false;' })).toHaveLength(50);
  const optioned = await found({ code: 'OPT_VOLUME_MOST_ACTIVE', options: 'optVolumeAbove=1000;' });
  expect(optioned.length).toBeGreaterThan(10);
  expect(optioned.length).toBeLessThan(american.length);
});

test('bonds are filtered by their terms; none is rated, so that no rating finds one', async () => {
  const treasuries = { instrument: 'BOND.GOVT', at: 'BOND.GOVT.US', code: 'FAR_MATURITY_DATE' };
  const coupons = async (asked: Partial<Asked>) =>
    (await found({ ...treasuries, ...asked })).map((each) => (each.secType === 'BOND' ? each.coupon : 0));
  expect(await coupons({})).toEqual([4, 2]);
  expect(await coupons({ fields: { couponRateAbove: '3', excludeConvertible: '1' } })).toEqual([4]);
  expect(await coupons({ fields: { maturityDateBelow: '20350101' } })).toEqual([2]);
  const corporate = { instrument: 'BOND', at: 'BOND.US', code: 'HIGH_COUPON_RATE' };
  expect(await found(corporate)).toHaveLength(1);
  expect(await found({ ...corporate, fields: { moodyRatingAbove: 'Baa3' } })).toEqual([]);
  expect(await found({ ...corporate, fields: { spRatingBelow: 'AAA' } })).toEqual([]);
});

test('European prices are compared in dollars', async () => {
  const asked = { instrument: 'STOCK.EU', at: 'STK.EU.LSE', code: 'MARKET_CAP_USD_DESC' };
  // AstraZeneca at some 10,000 pence is the only one above fifty dollars.
  expect(symbolsOf(await found({ ...asked, options: 'usdPriceAbove=60;' }))).toEqual(['AZN']);
  expect(symbolsOf(await found({ ...asked, options: 'priceAbove=60;' })).length).toBeGreaterThan(3);
});
