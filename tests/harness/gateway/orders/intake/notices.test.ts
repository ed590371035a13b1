import { expect, test } from 'vitest';
import {
  around,
  call,
  euros,
  type Fields,
  future,
  limit,
  NOW,
  noticesOf,
  refusalOf,
  SPY,
  spread,
  termsOf,
} from './orders.js';

const evening = { now: Date.parse('2026-03-03T23:30:00Z') };

const held = (order: string, until: string): [number, string] => [
  399,
  `Order Message:\n${order}\nWarning: Your order will not be placed at the exchange until ${until}.`,
];

test.each<[string, Fields, string]>([
  ['a share', {}, 'BUY 100 AAPL NASDAQ.NMS'],
  ['a share of New York', { symbol: 'IBM', totalQuantity: 1500, action: 'SELL' }, 'SELL 1,500 IBM NYSE'],
  ['a fund', { conId: SPY }, 'BUY 100 SPY ARCA'],
  ['an option', call, "BUY 1 AAPL MAR 20 '26 200 Call (AAPL  260320C00200000) "],
  ['a combo', { ...spread, ...limit(1) }, 'BUY 1 AAPL,MSFT Combo'],
])('%s that comes in the evening waits for the morning', (_, fields, order) => {
  expect(noticesOf(fields, evening)).toEqual([held(order, '2026-03-04 09:30:00 US/Eastern')]);
});

test.each<[string, Fields, string, string]>([
  ['a future', future, "BUY 1 ES JUN'26 (ESM6) ", '2026-03-08 17:00:00 US/Central'],
  [
    'a currency',
    { ...euros, totalQuantity: 1_500_000 },
    'BUY 1,500K EUR.USD Forex',
    '2026-03-08 17:15:00 US/Eastern',
  ],
])('%s that comes on a Saturday waits for its own opening', (_, fields, order, until) => {
  expect(noticesOf(fields, { now: Date.parse('2026-03-07T15:00:00Z') })).toEqual([held(order, until)]);
});

test('an order for the opening is told which one', () => {
  expect(noticesOf({ tif: 'OPG' })).toEqual([
    held('BUY 100 AAPL NASDAQ.NMS', '2026-03-04 09:30:00 US/Eastern'),
  ]);
});

test.each<[string, Fields]>([
  ['in the evening, at a limit', { ...limit(150), outsideRth: true }],
  ['as a stop', { orderType: 'STP', auxPrice: 210 }],
  ['after its parent', { parentId: 6 }],
  ['for a day to come', { goodAfterTime: '20260304-20:00:00' }],
  ['in a future, whose evening it is', future],
])('an order that works %s is not told to wait', (_, fields) => {
  expect(noticesOf(fields, evening)).toEqual([]);
});

test('an amount small for the interbank market is said to be', () => {
  expect(noticesOf({ ...euros, totalQuantity: 1000 })).toEqual([
    [
      399,
      'Order Message:\nBUY 1K EUR.USD Forex\nWarning: Your order size is below the EUR 20000 IdealPro minimum and will' +
        ' be routed as an odd lot order.',
    ],
  ]);
  expect(noticesOf({ ...euros, totalQuantity: 20_000 })).toEqual([]);
});

test.each<[string, Fields, number, string, string]>([
  ['BUY', limit(206.02), 200, '206.0103', '200'],
  ['SELL', { ...limit(193.9), action: 'SELL' }, 200, '193.9903', '200'],
  ['BUY', limit(3.4), 3, '3.311', '3'],
])('a limit to %s far through the market (%o at %d) is cancelled', (_, fields, price, most, market) => {
  expect(refusalOf(fields, { viewOf: () => around(price) })).toEqual([
    202,
    `Order Canceled - reason:We cannot accept an order at a limit price at or more aggressive than ${most}. Please` +
      ` submit your order using a limit price that is closer to the current market price of ${market}.`,
  ]);
});

test.each<[string, Fields]>([
  ['lies just inside', limit(206)],
  ['lies far away from the market', limit(14.61)],
  ['waits for the close', { orderType: 'LOC', lmtPrice: 350 }],
  ['waits for a price', { orderType: 'LIT', auxPrice: 350, lmtPrice: 351 }],
  ['waits for its parent', { ...limit(350), parentId: 6 }],
  ['waits for a day', { ...limit(350), goodAfterTime: '20300101-01:01:01' }],
  ['is for no stock', { ...future, ...limit(9000) }],
])('a limit that %s is not', (_, fields) => {
  expect(termsOf(fields).quantity).toBeGreaterThan(0);
});

test('nor is one in a stock that nobody quotes', () => {
  const unquoted = { ...around(200), quote: undefined };
  expect(termsOf(limit(350), { viewOf: () => unquoted, now: NOW }).pricing).toEqual({
    kind: 'limit',
    limit: 350,
  });
});
