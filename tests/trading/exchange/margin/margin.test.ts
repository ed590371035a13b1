import { expect, test } from 'vitest';
import type { Holding } from '../../../../trading/exchange/margin/holding.js';
import { marginOf } from '../../../../trading/exchange/margin/margin.js';
import type { Instrument } from '../../../../trading/instruments/instrument.js';
import { universe } from '../../../../trading/instruments/universe/universe.js';
import * as the from '../ledger/samples.js';

/** Worth its price, in the account's own currency. */
function holding(instrument: Instrument, quantity: number, price: number, underlying?: number): Holding {
  const value = (quantity * price * instrument.multiplier) / instrument.priceMagnifier;
  return { instrument, quantity, value, rate: 1, ...(underlying !== undefined && { underlying }) };
}

/** Of an option on SPY, which stands at 600. */
function spy(
  quantity: number,
  strike: number,
  right: 'C' | 'P',
  price: number,
  expiry = '20261218',
): Holding {
  return holding(the.option(strike, right, 'SPY', expiry), quantity, price, 600);
}

type Case = readonly [
  what: string,
  holdings: readonly Holding[],
  initial: number,
  maintenance: number,
  atClose: number,
];

const treble = the.sample('STK', 'TQQQ');

const CASES: readonly Case[] = [
  ['nothing is asked for nothing', [], 0, 0, 0],
  ['stock is asked for a quarter, by the close for half', [holding(the.AAPL, 100, 240)], 6000, 6000, 12_000],
  ['sold stock for three tenths', [holding(the.AAPL, -100, 240)], 7200, 7200, 12_000],
  ['below 16.67 five dollars a share', [holding(the.AAPL, -100, 10)], 500, 500, 500],
  ['below five all of it', [holding(the.AAPL, -100, 4)], 400, 400, 400],
  ['but two and a half a share', [holding(the.AAPL, -100, 1)], 250, 250, 250],
  ['a fund that moves three times as far three times as much', [holding(treble, 100, 80)], 6000, 6000, 8000],
  ['and never more than it is worth', [holding(treble, -100, 80)], 7200, 7200, 8000],
  ['a future takes more to open than to keep', [holding(the.ES, -1, 6000)], 26_250, 21_000, 26_250],
  ['a bond of the Treasury is asked for a tenth', [holding(the.TREASURY, 10, 95)], 950, 950, 950],
  ['one of a bank for a quarter', [holding(the.BANK_BOND, 10, 100)], 2500, 2500, 2500],
  ['coins for all they are worth', [holding(the.BITCOIN, 0.5, 90_000)], 45_000, 45_000, 45_000],
  ['gold for a tenth', [holding(the.GOLD, 10, 2600)], 2600, 2600, 2600],
  ['a CFD on a share for a fifth', [holding(the.SHARE_CFD, -100, 240)], 4800, 4800, 4800],
  ['one on an index for a twentieth', [holding(the.INDEX_CFD, 10, 6000)], 3000, 3000, 3000],
];

test.each(CASES)('%s', (_what, holdings, initial, maintenance, atClose) => {
  const margin = marginOf(holdings, []);
  expect(margin.initial).toBeCloseTo(initial, 8);
  expect(margin.maintenance).toBeCloseTo(maintenance, 8);
  expect(margin.atClose).toBeCloseTo(atClose, 8);
});

test('nothing but cash is held without margin, of whatever kind it is', () => {
  const held = [...universe().instruments, the.ES, the.option(600, 'C')].filter(
    ({ secType }) => secType !== 'IND',
  );
  const free = held.filter((each) => marginOf([holding(each, -1000, 100, 600)], []).initial === 0);
  expect(new Set(free.map(({ secType }) => secType))).toEqual(new Set(['CASH']));
});

const SHARES = 100 * 600 * 0.25;

const OPTIONS: readonly (readonly [what: string, holdings: readonly Holding[], margin: number])[] = [
  ['a bought option is paid for', [spy(5, 600, 'C', 10)], 0],
  // 10 + 20 % of 600
  ['a sold call at the money takes a fifth of the stock and its own worth', [spy(-1, 600, 'C', 10)], 13_000],
  // 5 + 20 % of 600 − 30
  ['out of the money it takes less', [spy(-1, 630, 'C', 5)], 9500],
  // 0.5 + 10 % of 600
  ['far from it a tenth of the stock', [spy(-1, 700, 'C', 0.5)], 6050],
  // 0.5 + 10 % of 500
  ['a put a tenth of its strike', [spy(-1, 500, 'P', 0.5)], 5050],
  ['a call on stock that is held takes nothing', [spy(-1, 630, 'C', 5), holding(the.SPY, 100, 600)], SHARES],
  ['but what it is in the money', [spy(-1, 590, 'C', 15), holding(the.SPY, 100, 600)], SHARES + 1000],
  [
    'stock for one call does not cover two',
    [spy(-2, 630, 'C', 5), holding(the.SPY, 100, 600)],
    SHARES + 9500,
  ],
  ['a put on stock that is sold takes nothing', [spy(-1, 570, 'P', 5), holding(the.SPY, -100, 600)], 18_000],
  ['a spread takes what it can lose', [spy(-1, 600, 'C', 10), spy(1, 610, 'C', 6)], 1000],
  ['nothing where the bought one is the better', [spy(-1, 610, 'C', 6), spy(1, 600, 'C', 10)], 0],
  ['a spread of puts too', [spy(-1, 600, 'P', 10), spy(1, 580, 'P', 4)], 2000],
  [
    'what is sold beyond the spread stands alone',
    [spy(-2, 600, 'C', 10), spy(1, 610, 'C', 6)],
    1000 + 13_000,
  ],
  [
    'an option that ends before covers nothing',
    [spy(-1, 600, 'C', 10), spy(1, 610, 'C', 6, '20261130')],
    13_000,
  ],
  ['one that ends later does', [spy(-1, 600, 'C', 10, '20261130'), spy(1, 610, 'C', 16)], 1000],
  [
    'a condor loses on one side only',
    [spy(-1, 610, 'C', 6), spy(1, 620, 'C', 3), spy(-1, 590, 'P', 6), spy(1, 570, 'P', 2)],
    2000,
  ],
  // The put takes less: 8 + 20 % of 600 − 10; the worth of the call comes on top of the dearer one.
  [
    'a strangle takes the dearer side and the worth of the other',
    [spy(-1, 600, 'C', 10), spy(-1, 590, 'P', 8)],
    13_800,
  ],
  [
    'options on other stocks do not help',
    [spy(-1, 600, 'C', 10), holding(the.option(600, 'C', 'QQQ'), 1, 6, 505)],
    13_000,
  ],
  // 20 + 15 % of 6000
  ['an index moves less', [holding(the.option(6000, 'C', 'SPXW'), -1, 20, 6000)], 92_000],
  // 50 × (20 + 7 % of 6000), and its future
  [
    'an option on a future is asked for what the future is',
    [holding(the.option(6000, 'C', 'EW', '20261130'), -1, 20, 6000)],
    22_000,
  ],
];

test.each(OPTIONS)('%s', (_what, holdings, margin) => {
  expect(marginOf(holdings, []).initial).toBeCloseTo(margin, 8);
  expect(marginOf(holdings, []).maintenance).toBeCloseTo(margin, 8);
});

test('the order of the positions makes no difference', () => {
  const holdings = [
    ...[spy(-2, 600, 'C', 10), spy(1, 620, 'C', 3), spy(1, 605, 'C', 8), spy(-1, 580, 'P', 4)],
    ...[holding(the.SPY, 100, 600), spy(1, 570, 'P', 3), holding(the.AAPL, -50, 240)],
  ];
  expect(marginOf([...holdings].reverse(), []).initial).toBeCloseTo(marginOf(holdings, []).initial, 8);
});

test('cash in other currencies is asked for a little, owned or owed', () => {
  const balances = [
    { currency: 'EUR', value: 100_000 },
    { currency: 'JPY', value: -100_000 },
    { currency: 'SEK', value: 1000 },
  ];
  expect(marginOf([], balances).initial).toBeCloseTo(2500 + 3000 + 50, 8);
});

test('it is told in the currency of the account', () => {
  const call = the.option(600, 'C');
  const inEuros: Holding = { instrument: call, quantity: -1, value: -800, rate: 0.8, underlying: 600 };
  expect(marginOf([inEuros], []).initial).toBeCloseTo(0.8 * 13_000, 8);
});
