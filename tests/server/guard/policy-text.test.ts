import { expect, test } from 'vitest';
import type { Policy } from '../../../harness/guard/policy/policy.js';
import { profiles } from '../../../harness/guard/policy/profiles.js';
import { policyLines } from '../../../server/guard/policy-text.js';

const { trading } = profiles;

test('a policy without orders has nothing else to say', () => {
  expect(policyLines(profiles['read-only'])).toEqual([
    'no orders, and nothing that changes one: questions only',
  ]);
});

test('order types, security types and hours are there, whatever the policy', () => {
  const policy: Policy = {
    ...trading,
    ...{ symbols: ['SPY', 'QQQ'], orderTypes: ['LMT'], exchanges: undefined, accounts: ['DU12*'] },
    limits: { ...trading.limits, quantityPerOrder: undefined, lossPerDay: undefined },
    hours: { from: '09:35', to: '15:55', zone: 'America/New_York', days: [1, 2] },
  };
  expect(policyLines(policy)).toEqual([
    'an order: at most worth 100,000',
    'a day: at most 1,000,000 moved, 50 orders open at once',
    'what: STK; LMT; SPY, QQQ; any exchange',
    'when: 09:35 to 15:55 America/New_York, Mon Tue',
    'short selling: no; accounts DU12*',
  ]);
});

test('what has no limit says so', () => {
  const limits = {
    quantityPerOrder: undefined,
    notionalPerOrder: undefined,
    notionalPerDay: undefined,
    openOrders: undefined,
    lossPerDay: undefined,
  };
  const [order, day] = policyLines({ ...trading, limits });
  expect([order, day]).toEqual(['an order: as large as anybody likes', 'a day: as much as anybody likes']);
});
