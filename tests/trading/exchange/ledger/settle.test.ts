import { expect, test } from 'vitest';
import { type AccountState, newAccount } from '../../../../trading/exchange/ledger/account.js';
import { exerciseOption, expire, lapseOption } from '../../../../trading/exchange/ledger/settle.js';
import { applyTrade } from '../../../../trading/exchange/ledger/trade.js';
import { instrumentByConId } from '../../../../trading/instruments/by-con-id.js';
import type { Instrument, Right } from '../../../../trading/instruments/instrument.js';
import * as the from './samples.js';

/** An account that has bought at a price, or sold where the quantity is negative. */
function holding(instrument: Instrument, quantity: number, price: number): AccountState {
  return applyTrade(newAccount('DU1', 'USD', 1_000_000, '20261123'), {
    instrument,
    side: quantity > 0 ? 'BUY' : 'SELL',
    quantity: Math.abs(quantity),
    price,
    commission: 0,
    commissionCurrency: instrument.currency,
  }).account;
}

type Case = readonly [
  what: string,
  right: Right,
  quantity: number,
  shares: number,
  averageCost: number,
  cash: number,
];

/** On SPY at 600, bought or sold at 10. */
const CASES: readonly Case[] = [
  [
    'a bought call buys the stock, which costs what the call did, too',
    'C',
    2,
    200,
    610,
    1_000_000 - 2000 - 120_000,
  ],
  ['a bought put sells it', 'P', 2, -200, 590, 1_000_000 - 2000 + 120_000],
  ['a sold call sells it', 'C', -2, -200, 610, 1_000_000 + 2000 + 120_000],
  ['a sold put buys it', 'P', -2, 200, 590, 1_000_000 + 2000 - 120_000],
];

test.each(CASES)('%s', (_what, right, quantity, shares, averageCost, cash) => {
  const option = the.option(600, right);
  const prices = the.pricesAt(new Map([[the.SPY, 620]]));
  const account = exerciseOption(holding(option, quantity, 10), option, Math.abs(quantity), prices, the.NOON);
  expect(account.positions[option.conId]).toMatchObject({ quantity: 0, realized: 0 });
  expect(account.positions[the.SPY.conId]).toMatchObject({ quantity: shares, averageCost });
  expect(account.cash).toEqual({ USD: cash });
});

test('a part can be exercised', () => {
  const option = the.option(600, 'C');
  const account = exerciseOption(holding(option, 5, 10), option, 2, the.pricesAt(new Map()), the.NOON);
  expect(account.positions[option.conId]).toMatchObject({ quantity: 3, averageCost: 1000 });
  expect(account.positions[the.SPY.conId]?.quantity).toBe(200);
});

test('an option on an index pays what it is in the money', () => {
  const option = the.option(6000, 'C', 'SPXW');
  const prices = the.pricesAt(new Map([[the.sample('IND', 'SPX'), 6050]]));
  const account = exerciseOption(holding(option, 1, 20), option, 1, prices, the.NOON);
  expect(account.cash).toEqual({ USD: 1_000_000 - 2000 + 5000 });
  expect(account.positions[option.conId]).toMatchObject({ quantity: 0, realized: 3000 });
});

test('an option on a future gives the future at the strike, and has cost what it cost', () => {
  const option = the.option(6000, 'C', 'EW', '20261130');
  const under = instrumentByConId(option.underConId);
  if (under === undefined) throw new Error('expected a future');
  const account = exerciseOption(holding(option, 1, 20), option, 1, the.pricesAt(new Map()), the.NOON);
  expect(account.cash).toEqual({ USD: 999_000 });
  expect(account.positions[option.conId]).toMatchObject({ quantity: 0, realized: -1000 });
  expect(account.positions[under.conId]).toMatchObject({ quantity: 1, averageCost: 300_000 });
});

test('an option that lapses has cost what it cost, or brought what it brought', () => {
  const option = the.option(600, 'C');
  expect(lapseOption(holding(option, 2, 10), option, 2).positions[option.conId]?.realized).toBe(-2000);
  expect(lapseOption(holding(option, -2, 10), option, 1).positions[option.conId]).toMatchObject({
    quantity: -1,
    realized: 1000,
  });
});

const ENDS: readonly (readonly [
  what: string,
  right: Right,
  quantity: number,
  price: number,
  cause: string,
  shares: number,
])[] = [
  ['a bought call in the money is exercised', 'C', 1, 600.01, 'exercise', 100],
  ['a sold one is assigned', 'C', -1, 601, 'assignment', -100],
  ['at the money it comes to nothing', 'C', 1, 600, 'expiry', 0],
  ['a bought put in the money is exercised', 'P', 1, 590, 'exercise', -100],
  ['out of it it comes to nothing', 'P', -1, 610, 'expiry', 0],
];

test.each(ENDS)('at its end, %s', (_what, right, quantity, price, cause, shares) => {
  const option = the.option(600, right);
  const prices = the.pricesAt(new Map([[the.SPY, price]]));
  const ended = expire(holding(option, quantity, 10), option, prices, the.NOON);
  expect(ended.cause).toBe(cause);
  expect(ended.account.positions[option.conId]?.quantity).toBe(0);
  expect(ended.account.positions[the.SPY.conId]?.quantity ?? 0).toBe(shares);
});

test('a future is paid out at its last price', () => {
  const ended = expire(holding(the.ES, -1, 6000), the.ES, the.pricesAt(new Map([[the.ES, 5990]])), the.NOON);
  expect(ended.cause).toBe('expiry');
  expect(ended.account.cash).toEqual({ USD: 1_000_500 });
  expect(ended.account.positions[the.ES.conId]).toMatchObject({ quantity: 0, realized: 500 });
});

test('what an account does not hold leaves it as it is', () => {
  const account = holding(the.AAPL, 1, 230);
  expect(expire(account, the.ES, the.pricesAt(new Map([[the.ES, 5990]])), the.NOON).account).toBe(account);
});
