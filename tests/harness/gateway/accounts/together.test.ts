import { expect, test } from 'vitest';
import type { AccountSource } from '../../../../harness/gateway/accounts/account-source.js';
import { subjectNamed, worthOf } from '../../../../harness/gateway/accounts/subject.js';
import type { Valuation } from '../../../../trading/exchange/ledger/valuation.js';
import { apple, type Deal, euro, MOMENT, sap, worthAfter } from './holdings.js';

const prices = [
  [apple, 220],
  [sap, 160],
  [euro, 1.25],
] as const;

function login(...accounts: readonly (readonly [string, readonly Deal[]])[]): AccountSource {
  const worth = new Map<string, Valuation>(
    accounts.map(([id, deals]) => [id, worthAfter(deals, prices, id)]),
  );
  return {
    groups: {},
    accountIds: accounts.map(([id]) => id),
    valuation: (id) => worth.get(id),
    onAccountChange: () => () => {},
  };
}

const buy: Deal = { side: 'BUY', quantity: 10, of: apple, at: 200 };
const advisor = login(
  ['DF1', []],
  ['DU2', [buy, { ...buy, of: sap, at: 150 }]],
  ['DU3', [{ ...buy, quantity: 30, at: 210 }]],
);

test.each([
  ['', ['DF1']],
  ['DU3', ['DU3']],
  ['All', ['DF1', 'DU2', 'DU3']],
  ['DF1A', ['DF1', 'DU2', 'DU3']],
  ['DU2A', undefined],
  ['DU9', undefined],
  ['all', undefined],
])('an advisor who says %j means %j', (name, accounts) => {
  expect(subjectNamed(advisor, name)?.accounts).toEqual(accounts);
});

test('only advisors have an account with an A', () => {
  expect(subjectNamed(login(['DU1', []], ['DU2', []]), 'DU1A')).toBeUndefined();
});

test('all accounts together are worth what they are worth one by one', () => {
  const all = subjectNamed(advisor, 'All');
  if (all === undefined) throw new Error('expected a group');
  const whole = worthOf(advisor, all, MOMENT);
  expect(whole?.accountId).toBe('All');
  expect(whole?.totals.netLiquidation).toBeCloseTo(3_000_000 + 200 + 125 + 300, 6);
  expect(whole?.totals.cushion).toBeLessThanOrEqual(1);
  expect(whole?.totals.unrealizedPnl).toBeCloseTo(625, 6);
  expect(whole?.base.unrealizedPnl).toBeCloseTo(625, 6);
  const dollars = whole?.currencies.find(({ currency }) => currency === 'USD');
  expect(dollars).toMatchObject({ exchangeRate: 1, cash: 3_000_000 - 2000 - 6300, stockValue: 8800 });
  const euros = whole?.currencies.find(({ currency }) => currency === 'EUR');
  expect(euros).toMatchObject({ exchangeRate: 1.25, cash: -1500 });
  const apples = whole?.positions.find(({ instrument }) => instrument === apple);
  expect(apples).toMatchObject({ quantity: 40, averageCost: 207.5, marketPrice: 220, marketValue: 8800 });
  // What is asked for by many is worked out once.
  expect(worthOf(advisor, all, MOMENT)).toBe(whole);
});
