import { expect, test } from 'vitest';
import { newAccount } from '../../../../trading/exchange/ledger/account.js';
import { after, call, higher, preview, refusal, rich, terms, working } from './asked.js';
import * as the from './samples.js';

test('buying stock takes a quarter of it and its commission', () => {
  expect(preview(rich, terms(the.AAPL))).toEqual({
    before: { initial: 0, maintenance: 0, equityWithLoan: 100_000 },
    after: { initial: 5000, maintenance: 5000, equityWithLoan: 99_999 },
    commission: 1,
    leastCommission: 1,
    mostCommission: 1,
    commissionCurrency: 'USD',
  });
});

test('an option is paid for out of what can be lent on', () => {
  const { after: then } = preview(rich, terms(call, { quantity: 10 }));
  expect(then).toEqual({ initial: 0, maintenance: 0, equityWithLoan: expect.closeTo(90_000 - 6.9685, 8) });
});

test('a future takes its margin and nothing else', () => {
  const { after: then } = preview(rich, terms(the.ES, { quantity: 1 }));
  expect(then).toMatchObject({
    initial: expect.closeTo(26_250, 8),
    maintenance: expect.closeTo(21_000, 8),
    equityWithLoan: 99_997.75,
  });
});

test('currencies change hands, and what is owed or owned abroad is asked for a little', () => {
  const { after: then } = preview(rich, terms(the.EURUSD, { quantity: 50_000 }));
  expect(then).toMatchObject({ initial: expect.closeTo(55_000 * 0.025, 8), equityWithLoan: 99_998 });
});

test('stock abroad is bought on debts abroad', () => {
  const { after: then } = preview(rich, terms(the.SAP));
  expect(then.initial).toBeCloseTo(22_000 * 0.25 + 22_000 * 0.025, 8);
});

test('selling what is held frees its margin', () => {
  const { before, after: then } = preview(after(the.AAPL, 100, 200), terms(the.AAPL, { side: 'SELL' }));
  expect(before.initial).toBeCloseTo(199.5 * 25, 8);
  expect(then.initial).toBe(0);
});

const spread = terms(call, {
  conId: 28812380,
  quantity: 10,
  legs: [
    { conId: call.conId, ratio: 1, side: 'SELL' },
    { conId: higher.conId, ratio: 1, side: 'BUY' },
  ],
});

test('the legs of a combo are looked at together', () => {
  // Sold at 9, bought at 6; what can be lost is the 10 between the strikes.
  const { after: then, commission } = preview(rich, spread);
  expect(then.initial).toBeCloseTo(10_000, 8);
  expect(commission).toBeCloseTo(6.9685 + 6.9685 + 9000 * 0.0000278 + 0.0279, 6);
  expect(then.equityWithLoan).toBeCloseTo(103_000 - commission, 8);
});

test('selling a combo takes its legs the other way round', () => {
  // Bought at 10, sold at 5.
  const { after: then } = preview(rich, { ...spread, side: 'SELL' });
  expect(then.initial).toBe(0);
  expect(then.equityWithLoan).toBeCloseTo(95_000, -2);
});

test('an account can buy stock for four times what is free, and not for more', () => {
  expect(refusal(rich, terms(the.AAPL, { quantity: 1999 }))).toBeUndefined();
  expect(refusal(rich, terms(the.AAPL, { quantity: 2000 }))).toEqual({
    kind: 'funds',
    equityWithLoan: 99_990,
    initialMargin: 100_000,
    currency: 'USD',
  });
});

test('coins must be paid in full, options too', () => {
  expect(refusal(rich, terms(the.BITCOIN, { quantity: 1.09 }))).toBeUndefined();
  expect(refusal(rich, terms(the.BITCOIN, { quantity: 1.12 }))?.kind).toBe('funds');
  expect(refusal(rich, terms(call, { quantity: 99 }))).toBeUndefined();
  expect(refusal(rich, terms(call, { quantity: 100 }))?.kind).toBe('funds');
});

test('orders that work already take their share', () => {
  const other = terms(the.AAPL, { quantity: 1500, pricing: { kind: 'limit', limit: 200 } });
  expect(refusal(rich, terms(the.SPY), [working(other)])).toBeUndefined();
  expect(refusal(rich, terms(the.SPY, { quantity: 200 }), [working(other)])?.kind).toBe('funds');
  expect(refusal(rich, terms(the.SPY, { quantity: 200 }), [working(other, 500)])).toBeUndefined();
});

test('an account without room may still close, but not turn round', () => {
  const poor = after(the.AAPL, 1990, 200);
  expect(refusal(poor, terms(the.AAPL, { quantity: 100 }))?.kind).toBe('funds');
  expect(refusal(poor, terms(the.AAPL, { side: 'SELL', quantity: 1990 }))).toBeUndefined();
  expect(refusal(poor, terms(the.AAPL, { side: 'SELL', quantity: 4500 }))?.kind).toBe('funds');
});

test('what is asked for is told in the currency of the account', () => {
  const european = newAccount('DU1', 'EUR', 20_000, '20261123');
  expect(refusal(european, terms(the.AAPL, { quantity: 500 }))).toMatchObject({
    currency: 'EUR',
    initialMargin: expect.closeTo((25_000 + 2500) / 1.1, 6),
    equityWithLoan: expect.closeTo(20_000 - 2.5 / 1.1, 6),
  });
});
