import { expect, test } from 'vitest';
import {
  broken,
  call,
  coins,
  euros,
  type Fields,
  future,
  limit,
  NOW,
  noticesOf,
  refusalOf,
  termsOf,
} from './orders.js';

const at = (iso: string) => Date.parse(iso);

test.each<[string, Fields, object]>([
  ['', {}, { kind: 'day' }],
  ['DAY', {}, { kind: 'day' }],
  ['day', {}, { kind: 'day' }],
  ['DTC', {}, { kind: 'day' }],
  ['GTC', {}, { kind: 'good-till-cancelled' }],
  ['GTX', {}, { kind: 'good-till-cancelled' }],
  ['IOC', {}, { kind: 'immediate-or-cancel' }],
  ['FOK', {}, { kind: 'fill-or-kill' }],
  ['Minutes', { duration: 300 }, { kind: 'good-till', until: NOW + 300_000 }],
  [
    'GTD',
    { goodTillDate: '20260305 16:00:00 US/Eastern' },
    { kind: 'good-till', until: at('2026-03-05T21:00:00Z') },
  ],
  ['GTD', { goodTillDate: '20260305-16:00:00' }, { kind: 'good-till', until: at('2026-03-05T16:00:00Z') }],
  ['GTD', { goodTillDate: '20260305' }, { kind: 'good-till', until: at('2026-03-06T05:00:00Z') }],
])('%s %o', (tif, fields, timeInForce) => {
  expect(termsOf({ ...limit(150), tif, ...fields }).timeInForce).toEqual(timeInForce);
});

const badDate =
  'The date, time, or time-zone entered is invalid. The correct format is yyyymmdd hh:mm:ss xx/xxxx where yyyymmdd' +
  ' and xx/xxxx are optional. E.g.: 20031126 15:59:00 US/Eastern  Note that there is a space between the date and' +
  ' time, and between the time and time-zone.  If no date is specified, current date is assumed. If no time-zone is' +
  ' specified, local time-zone is assumed(deprecated).  You can also provide yyyymmddd-hh:mm:ss time is in UTC. Note' +
  ' that there is a dash between the date and time in UTC notation.';

test.each<[string, Fields, [number, string]]>([
  ['FOREVER', {}, [10052, 'Invalid time in force']],
  ['OVERNIGHT', {}, [10052, 'Invalid time in force']],
  ['AUC', {}, [10052, 'Invalid time in force']],
  ['MKT', {}, [10052, 'Invalid time in force']],
  ['Minutes', {}, [10052, 'Invalid time in force']],
  ['FOK', { ...euros, lmtPrice: 1 }, [10052, 'Invalid time in force']],
  ['OPG', { ...future, lmtPrice: 1 }, [10052, 'Invalid time in force']],
  ['GTD', { ...coins, lmtPrice: 1, totalQuantity: 1 }, [10052, 'Invalid time in force']],
  [
    'OPG',
    { orderType: 'STP', auxPrice: 1 },
    [111, 'The TIF (Tif type) and the order type are incompatible.'],
  ],
  ['IOC', { orderType: 'REL' }, [111, 'The TIF (Tif type) and the order type are incompatible.']],
  ['FOK', { orderType: 'MIDPRICE' }, [111, 'The TIF (Tif type) and the order type are incompatible.']],
  ['GTC', { orderType: 'MOC' }, [113, 'The Tif option should be set to DAY for MOC and LOC orders.']],
  ['IOC', { orderType: 'LOC' }, [113, 'The Tif option should be set to DAY for MOC and LOC orders.']],
  ['GTD', {}, [391, `End Time: ${badDate}`]],
  ['GTD', { goodTillDate: 'tomorrow' }, [391, `End Time: ${badDate}`]],
  ['GTD', { goodTillDate: '20261399' }, [391, `End Time: ${badDate}`]],
  ['GTD', { goodTillDate: '20260302 16:00:00 US/Eastern' }, [334, 'Invalid Good Till Date order']],
  [
    'DAY',
    { goodTillDate: '20260305-16:00:00' },
    broken('GoodTilDate field is only valid with time-in-force of GTD'),
  ],
  ['DAY', { goodAfterTime: '2026-03-05' }, [337, `Start Time: ${badDate}`]],
])('%s %o is refused', (tif, fields, refusal) => {
  expect(refusalOf({ ...limit(150), tif, ...fields })).toEqual(refusal);
});

test('an order can begin later', () => {
  expect(termsOf({ goodAfterTime: '20300101-01:01:01' }).goodAfter).toBe(at('2030-01-01T01:01:01Z'));
});

test('whoever leaves out the zone is warned once for each moment', () => {
  const fields: Fields = {
    tif: 'GTD',
    goodTillDate: '20260305 16:00:00',
    goodAfterTime: '20260304 09:30:00',
  };
  expect(noticesOf({ ...limit(150), ...fields }).map(([code]) => code)).toEqual([2174, 2174]);
  expect(termsOf({ ...limit(150), ...fields })).toMatchObject({
    timeInForce: { until: at('2026-03-05T21:00:00Z') },
    goodAfter: at('2026-03-04T14:30:00Z'),
  });
});

const ignored = [
  2109,
  "Order Event Warning:Attribute 'Outside Regular Trading Hours' is ignored based on the order type and destination." +
    ' PlaceOrder is now being processed.',
];

test.each<[string, Fields]>([
  ['a limit', limit(150)],
  ['a limit, until cancelled', { ...limit(150), tif: 'GTC' }],
  ['a stop with a limit', { orderType: 'STP LMT', auxPrice: 210, lmtPrice: 211 }],
  ['a touch with a limit', { orderType: 'LIT', auxPrice: 190, lmtPrice: 191 }],
  ['a trail with a limit', { orderType: 'TRAIL LIMIT', auxPrice: 1, trailStopPrice: 210, lmtPriceOffset: 0 }],
  ['a relative order', { orderType: 'REL' }],
  ['the stop of a future', { ...future, orderType: 'STP', auxPrice: 5000 }],
])('%s may work outside regular hours', (_, fields) => {
  expect(termsOf({ ...fields, outsideRth: true }).outsideRth).toBe(true);
  expect(noticesOf({ ...fields, outsideRth: true })).toEqual([]);
  expect(termsOf(fields).outsideRth).toBe(false);
});

test.each<[string, Fields]>([
  ['a market order', {}],
  ['a stop', { orderType: 'STP', auxPrice: 210 }],
  ['a trail', { orderType: 'TRAIL', auxPrice: 1 }],
  ['a touch', { orderType: 'MIT', auxPrice: 190 }],
  ['what is filled at once', { ...limit(150), tif: 'IOC' }],
  ['what waits for the close', { orderType: 'MOC' }],
  ['an option on a stock', { ...call, ...limit(1) }],
])('%s may not, and TWS says so', (_, fields) => {
  expect(noticesOf({ ...fields, outsideRth: true })).toEqual([ignored]);
  expect(termsOf({ ...fields, outsideRth: true }).outsideRth).toBe(false);
  expect(noticesOf(fields)).toEqual([]);
});

test.each<[string, Fields]>([
  ['a future', { ...future, ...limit(5000) }],
  ['a currency', { ...euros, ...limit(1), totalQuantity: 50_000 }],
  ['a coin', { ...coins, ...limit(1) }],
])('%s trades whenever its market does, asked or not', (_, fields) => {
  expect(termsOf(fields).outsideRth).toBe(true);
  expect(noticesOf(fields)).toEqual([]);
  expect(noticesOf({ ...fields, outsideRth: true })).toEqual([ignored]);
});
