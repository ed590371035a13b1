import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Charged, commissionFor } from '../../../../trading/exchange/fees/commission.js';
import type { FeeSchedule } from '../../../../trading/exchange/fees/schedule.js';
import type { Side } from '../../../../trading/exchange/orders/order.js';
import type { Instrument } from '../../../../trading/instruments/instrument.js';
import * as the from '../ledger/samples.js';

type Case = readonly [
  what: string,
  instrument: Instrument,
  side: Side,
  quantity: number,
  price: number,
  schedule: FeeSchedule,
  amount: number,
  currency?: string,
];

const option = the.option(600, 'C');

const CASES: readonly Case[] = [
  ['a share costs half a cent', the.AAPL, 'BUY', 1000, 230, 'fixed', 5],
  ['an order of stock costs a dollar at least', the.AAPL, 'BUY', 1, 230, 'fixed', 1],
  ['but not more than a hundredth of its value', the.AAPL, 'BUY', 1, 40, 'fixed', 0.4],
  ['a fraction of a share too', the.AAPL, 'BUY', 0.01, 230, 'fixed', 0.023],
  // 5 + 230,000 × 0.0000278 + 1000 × 0.000166
  ['who sells stock pays the authorities', the.AAPL, 'SELL', 1000, 230, 'fixed', 11.56],
  // 500 + 23,000,000 × 0.0000278 + 8.30
  ['one of them has had enough at 8.30', the.AAPL, 'SELL', 100_000, 230, 'fixed', 1147.7],
  // 0.35 + 0.30 + 0.02 + 0.35 × 0.000738
  ['tiered, everybody is paid apart', the.AAPL, 'BUY', 100, 230, 'tiered', 0.670258],
  // 3.5 + 3 + 0.2 + 3.5 × 0.000738 + 6.394 + 0.166
  ['when selling too', the.AAPL, 'SELL', 1000, 230, 'tiered', 13.262583],
  ['a fund costs what a stock does', the.SPY, 'BUY', 100, 600, 'fixed', 1],
  ['on XETRA it is a part of the value', the.SAP, 'BUY', 100, 220, 'fixed', 11, 'EUR'],
  ['three euros at least', the.SAP, 'SELL', 10, 220, 'fixed', 3, 'EUR'],
  // 100,000 × 0.05 %, no more than 29, and 100,000 × 0.0057 % for the exchange
  ['tiered, 29 at most and the exchange', the.SAP, 'BUY', 1000, 100, 'tiered', 34.7, 'EUR'],
  ['pence are pence', the.VODAFONE, 'BUY', 100_000, 70, 'fixed', 35, 'GBP'],
  // 0.65 → 1 and (0.02 + 0.02685)
  ['one option costs a dollar', option, 'BUY', 1, 2, 'fixed', 1.04685],
  // 6.50 and 10 × 0.04685
  ['ten cost 65 cents each', option, 'BUY', 10, 2, 'fixed', 6.9685],
  ['cheap ones 50 cents', option, 'BUY', 10, 0.07, 'fixed', 5.4685],
  ['and the cheapest 25', option, 'BUY', 10, 0.03, 'tiered', 2.9685],
  // and 2000 × 0.0000278 + 10 × 0.00279
  ['who sells options pays the authorities', option, 'SELL', 10, 2, 'fixed', 7.052],
  ['clearing has its limit', option, 'BUY', 10_000, 2, 'fixed', 6500 + 55 + 268.5],
  [
    'index options have their exchange to pay',
    the.option(6000, 'C', 'SPXW'),
    'BUY',
    10,
    20,
    'fixed',
    12.7685,
  ],
  ['a large future costs 2.25', the.ES, 'BUY', 1, 6000, 'fixed', 2.25],
  ['a micro 0.62, as a paper account has shown', the.MES, 'SELL', 1, 6000, 'fixed', 0.62],
  ['five are five times as much', the.MES, 'BUY', 5, 6000, 'tiered', 3.1],
  ['on Eurex all is in the price', the.DAX, 'BUY', 2, 19_300, 'fixed', 4, 'EUR'],
  ['unless it is tiered', the.DAX, 'BUY', 2, 19_300, 'tiered', 3.5, 'EUR'],
  ['crude oil has its own', the.future('CL'), 'BUY', 1, -37, 'fixed', 2.37],
  ['an option on a future as well', the.option(6000, 'C', 'EW', '20261130'), 'BUY', 1, 50, 'fixed', 1.42],
  ['currencies a fifth of a basis point', the.EURUSD, 'BUY', 1_000_000, 1.05, 'fixed', 21],
  ['two dollars at least', the.EURUSD, 'SELL', 20_000, 1.05, 'fixed', 2],
  ['in dollars where the pair has them', the.USDJPY, 'BUY', 1_000_000, 150, 'fixed', 20],
  ['in what it is quoted in where not', the.EURGBP, 'BUY', 1_000_000, 0.85, 'fixed', 17, 'GBP'],
  ['a coin 18 basis points', the.BITCOIN, 'BUY', 0.5, 90_000, 'fixed', 81],
  ['a bit of one a hundredth of its value', the.BITCOIN, 'BUY', 0.001, 90_000, 'fixed', 0.9],
  ['gold a sixth of a basis point, two dollars at least', the.GOLD, 'BUY', 10, 2650, 'fixed', 2],
  ['much of it more', the.GOLD, 'BUY', 100, 2650, 'fixed', 3.975],
  // 10 × 995
  ['a bond ten basis points of its price', the.BANK_BOND, 'BUY', 10, 99.5, 'fixed', 9.95],
  ['one of the Treasury five dollars', the.TREASURY, 'BUY', 10, 95, 'fixed', 5],
  ['a CFD what its share does', the.SHARE_CFD, 'SELL', 1000, 230, 'fixed', 5],
  ['one on an index by value', the.INDEX_CFD, 'BUY', 10, 6000, 'fixed', 3],
  ['one on a German index more', the.GERMAN_CFD, 'BUY', 1, 20_000, 'fixed', 2, 'EUR'],
];

test.each(CASES.map((row) => ({ what: row[0], row })))('$what', ({ row }) => {
  const [, instrument, side, quantity, price, schedule, amount, currency = 'USD'] = row;
  const fee = commissionFor({
    instrument,
    side,
    quantity,
    price,
    schedule,
    filledBefore: 0,
    paidBefore: 0,
  });
  expect(fee.amount).toBeCloseTo(amount, 6);
  expect(fee.currency).toBe(currency);
});

test('an order pays its minimum once: what comes after is free until it is used up', () => {
  const fill = { instrument: the.AAPL, side: 'BUY', price: 230, schedule: 'fixed', quantity: 100 } as const;
  const paid: number[] = [];
  for (let count = 0; count < 3; count += 1) {
    const paidBefore = paid.reduce((sum, amount) => sum + amount, 0);
    paid.push(commissionFor({ ...fill, filledBefore: count * 100, paidBefore }).amount);
  }
  expect(paid).toEqual([1, 0, 0.5]);
});

test('what was paid is not given back when an option falls into a cheaper class', () => {
  const fill = { instrument: option, side: 'BUY', quantity: 10, schedule: 'fixed' } as const;
  const first = commissionFor({ ...fill, price: 0.1, filledBefore: 0, paidBefore: 0 });
  const next = commissionFor({
    ...fill,
    quantity: 1,
    price: 0.01,
    filledBefore: 10,
    paidBefore: first.amount,
    averageBefore: 0.1,
  });
  expect(next.amount).toBe(0);
});

const INSTRUMENTS = [
  ...[the.AAPL, the.SAP, the.VODAFONE, option, the.ES, the.DAX, the.EURUSD, the.USDJPY, the.EURGBP],
  ...[the.BITCOIN, the.GOLD, the.BANK_BOND, the.TREASURY, the.SHARE_CFD, the.INDEX_CFD],
];

test('however an order is filled, it costs the same', () => {
  const orders = fc.record({
    instrument: fc.constantFrom(...INSTRUMENTS),
    side: fc.constantFrom<Side>('BUY', 'SELL'),
    schedule: fc.constantFrom<FeeSchedule>('fixed', 'tiered'),
    price: fc.double({ min: 1, max: 1000, noNaN: true }),
    parts: fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 8 }),
  });
  fc.assert(
    fc.property(orders, ({ parts, ...order }) => {
      const charge = (rest: Pick<Charged, 'quantity' | 'filledBefore' | 'paidBefore'>) =>
        commissionFor({ ...order, ...rest }).amount;
      let [filledBefore, paidBefore] = [0, 0];
      for (const quantity of parts) {
        paidBefore += charge({ quantity, filledBefore, paidBefore });
        filledBefore += quantity;
      }
      expect(paidBefore).toBeCloseTo(charge({ quantity: filledBefore, filledBefore: 0, paidBefore: 0 }), 5);
    }),
    { numRuns: 300 },
  );
});
