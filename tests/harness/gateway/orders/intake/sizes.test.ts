import { expect, test } from 'vitest';
import {
  around,
  broken,
  call,
  coins,
  euros,
  type Fields,
  future,
  limit,
  refusalOf,
  termsOf,
} from './orders.js';

const sizeRule = broken('Order size does not conform to market rule.');
const fractional = [
  10243,
  'Fractional-sized order cannot be placed via API. Please use desktop version to place this order.',
];
const wholeOnly = [10318, "This order doesn't support fractional quantity trading"];
const cashNotHere = [10244, 'Cash Quantity cannot be used for this order'];

test.each<[string, Fields, unknown]>([
  ['none', { totalQuantity: 0 }, [434, 'The order size cannot be zero.']],
  ['less than none', { totalQuantity: -1 }, sizeRule],
  ['more than there can be', { totalQuantity: 1e9 }, sizeRule],
  [
    'a slip of the hand',
    { totalQuantity: 2_000_000 },
    [
      383,
      'The following order "ID:7" size exceeds the Size Limit of 1000000. Restriction is specified in Precautionary' +
        ' Settings of Global Configuration/Presets.',
    ],
  ],
  ['part of a share', { totalQuantity: 1.5 }, fractional],
  ['part of a future', { ...future, totalQuantity: 1.5 }, wholeOnly],
  ['part of an option', { ...call, totalQuantity: 0.5 }, wholeOnly],
  ['part of a euro', { ...euros, totalQuantity: 0.5 }, wholeOnly],
  ['an amount for shares', { totalQuantity: 0, cashQty: 1000 }, cashNotHere],
  ['an amount for a future', { ...future, totalQuantity: 0, cashQty: 1000 }, cashNotHere],
  ['a negative amount', { ...euros, totalQuantity: 0, cashQty: -1 }, sizeRule],
  [
    'an amount in tenths of a cent',
    { ...euros, totalQuantity: 0, cashQty: 10.001 },
    [
      10317,
      'The Cash Quantity size of 10.001 does not conform to minimum variation of 0.01 for this contract',
    ],
  ],
  [
    'an amount too small to buy one',
    { ...euros, totalQuantity: 0, cashQty: 0.5 },
    [434, 'The order size cannot be zero.'],
  ],
  [
    'coins at the market by number',
    { ...coins, totalQuantity: 1 },
    [10289, 'You must set Cash Quantity for this order.'],
  ],
  [
    'coins by number and amount',
    { ...coins, cashQty: 100 },
    [10293, 'Cryptocurrency Cash Quantity order cannot specify size'],
  ],
  ['coins at a limit for an amount', { ...coins, ...limit(1), totalQuantity: 0, cashQty: 100 }, cashNotHere],
  ['coins sold for an amount', { ...coins, action: 'SELL', totalQuantity: 0, cashQty: 100 }, cashNotHere],
])('%s is refused', (_, fields, refusal) => {
  expect(refusalOf(fields)).toEqual(refusal);
});

test.each<[string, Fields, number]>([
  ['shares', {}, 100],
  ['coins sold, to the last decimal', { ...coins, action: 'SELL', totalQuantity: 0.12345678 }, 0.12345678],
  ['coins at a limit', { ...coins, ...limit(1), totalQuantity: 0.5 }, 0.5],
  ['millions of euros', { ...euros, totalQuantity: 5_000_000 }, 5_000_000],
  ['euros by size where an amount is given too', { ...euros, totalQuantity: 30_000, cashQty: 10 }, 30_000],
  ['a slip, insisted upon', { totalQuantity: 2_000_000, overridePercentageConstraints: true }, 2_000_000],
])('%s', (_, fields, quantity) => {
  expect(termsOf(fields).quantity).toBe(quantity);
});

test('an amount buys what it is worth at the other side of the market, or at the limit', () => {
  const at = (price: number) => ({ viewOf: () => around(price) });
  const amount: Fields = { totalQuantity: 0, cashQty: 50_000 };
  expect(termsOf({ ...coins, ...amount }, at(49_999.99)).quantity).toBe(1);
  expect(termsOf({ ...coins, ...amount }, at(80_000)).quantity).toBe(0.62499992);
  expect(termsOf({ ...euros, ...amount }, at(1.24)).quantity).toBe(40_000);
  expect(termsOf({ ...euros, ...amount, ...limit(1.6) }, at(1.24)).quantity).toBe(31_250);
});

test('an amount cannot be turned into a size where there is no market', () => {
  const nothing = { viewOf: () => undefined };
  expect(refusalOf({ ...euros, totalQuantity: 0, cashQty: 100 }, nothing)).toEqual([
    164,
    'There is no market data to check price percent violations.',
  ]);
});
