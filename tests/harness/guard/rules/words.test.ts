import { expect, test } from 'vitest';
import type { Policy } from '../../../../harness/guard/policy/policy.js';
import { profiles } from '../../../../harness/guard/policy/profiles.js';
import { judge } from '../../../../harness/guard/rules/judge.js';
import { refusalText } from '../../../../harness/guard/rules/refusal-text.js';
import { AAPL, asked, type Given, legOf, MSFT, spread } from '../asked/orders.js';
import { CALL, free, lookAt, type Scene, verdictOn } from './scene.js';

test('an order that no rule speaks of is allowed, and nothing is looked at for it', () => {
  const { look, seen } = lookAt();
  expect(judge(free, asked(), look)).toEqual({ allowed: true, notional: undefined });
  expect([...seen]).toEqual([]);
});

test('the kill switch comes before everything, then the policy that allows no orders', () => {
  expect(verdictOn(profiles['read-only'], {}, { killed: 'the desk is on fire' })).toBe(
    'kill-switch: the desk is on fire',
  );
  expect(verdictOn(profiles['read-only'])).toBe('read-only: no orders are allowed');
  expect(verdictOn(profiles['read-only'], { whatIf: true })).toBe('read-only: no orders are allowed');
});

test.each<readonly [string, Given, Scene, Partial<Policy>]>([
  ['allowed', {}, {}, {}],
  ['allowed', { account: 'DU1' }, {}, {}],
  ['allowed', { account: 'DU2' }, { managed: ['DU1', 'DU2'] }, {}],
  ['account: no account is named where the login has 2', {}, { managed: ['DU1', 'DU2'] }, {}],
  ['account: no account is named where the login has 0', {}, { managed: [] }, {}],
  ['account: DU2 is no account of this login', { account: 'DU2' }, {}, {}],
  ['account: DU1  is no account of this login', { account: 'DU1 ' }, {}, {}],
  ['account: U1 is no paper account', { account: 'U1' }, { managed: ['DU1', 'U1'] }, {}],
  ['account: U1 is no paper account', {}, { managed: ['U1'] }, { accounts: ['U1'] }],
  ['account: DU1 where DU2, DU3* may be traded', {}, {}, { accounts: ['DU2', 'DU3*'] }],
  ['allowed', {}, { managed: ['DU31'] }, { accounts: ['DU2', 'DU3*'] }],
])('account: %s', (found, given, scene, policy) => {
  expect(verdictOn({ ...free, ...policy }, given, scene)).toBe(found);
});

test.each<readonly [string, Given, Partial<Policy>]>([
  ['allowed', { orderType: 'LMT', lmtPrice: 1 }, { orderTypes: ['LMT'] }],
  ['order-type: MKT where LMT is allowed', {}, { orderTypes: ['LMT'] }],
  ['order-type: STP LMT where LMT, MKT are allowed', { orderType: 'stplmt' }, { orderTypes: ['LMT', 'MKT'] }],
  [
    'order-type: TRAIL where STP is allowed',
    { orderType: 'STP', auxPrice: 1, adjustedOrderType: 'TRAIL' },
    { orderTypes: ['STP'] },
  ],
  ['allowed', { orderType: 'STP', auxPrice: 1, adjustedOrderType: 'None' }, { orderTypes: ['STP'] }],
  ['allowed', {}, { secTypes: ['STK'] }],
  ['security-type: STK where OPT is allowed', {}, { secTypes: ['OPT'] }],
  ['security-type: OPT where STK is allowed', { conId: CALL, secType: '' }, { secTypes: ['STK'] }],
  ['security-type: OPT where STK is allowed', { conId: CALL }, { secTypes: ['STK'] }],
  ['security-type: BAG where STK is allowed', spread, { secTypes: ['STK'] }],
  ['allowed', spread, { secTypes: ['STK', 'BAG'] }],
  ['allowed', { symbol: 'aapl' }, { symbols: ['AAPL'] }],
  ['symbol: AAPL where MSFT is allowed', {}, { symbols: ['MSFT'] }],
  ['symbol: AAPL where MSFT is allowed', { symbol: '' }, { symbols: ['MSFT'] }],
  ['symbol: MSFT where AAPL is allowed', { conId: MSFT }, { symbols: ['AAPL'] }],
  ['symbol: MSFT where AAPL is allowed', { ...spread, symbol: 'AAPL' }, { symbols: ['AAPL'] }],
  ['symbol: MSFT where AAPL is allowed', spread, { symbols: ['AAPL'] }],
  ['allowed', spread, { symbols: ['AAPL', 'MSFT'] }],
  ['allowed', { exchange: 'smart' }, { exchanges: ['SMART'] }],
  ['exchange: ISLAND where SMART is allowed', { exchange: 'ISLAND' }, { exchanges: ['SMART'] }],
  ['exchange: none is named where SMART is allowed', { exchange: '' }, { exchanges: ['SMART'] }],
  [
    'exchange: ISLAND where SMART is allowed',
    { ...spread, comboLegs: [legOf(AAPL, 1, 'BUY'), legOf(MSFT, 1, 'SELL', 'ISLAND')] },
    { exchanges: ['SMART'] },
  ],
])('%s', (found, given, policy) => {
  expect(verdictOn({ ...free, ...policy }, given)).toBe(found);
});

test('what an order does besides is allowed by name', () => {
  const hedge: Given = { hedgeType: 'D', hedgeParam: '' };
  expect(verdictOn(free, hedge)).toMatch(
    /^feature: hedge, which the policy does not allow: Hedges its parent/,
  );
  expect(verdictOn({ ...free, features: ['hedge'] }, hedge)).toBe('allowed');
  expect(verdictOn({ ...free, features: ['hedge'] }, { ...hedge, faGroup: 'All' })).toMatch(
    /^feature: alloc/,
  );
});

test('a contract that the upstream does not know is refused with what the upstream says of it', () => {
  const verdict = judge({ ...free, symbols: ['X'] }, asked({ symbol: 'X' }), lookAt().look);
  expect(verdict).toEqual({
    ...{ allowed: false, rule: 'contract', reason: 'no such contract' },
    error: { code: 200, message: 'No security definition has been found for the request' },
  });
});

test('a contract about which nothing could be asked is unknown', () => {
  const policy = { ...free, symbols: ['AAPL'] };
  expect(verdictOn(policy, {}, { without: ['instrument'] })).toBe(
    'unknown: the contract is not known: no instrument',
  );
});

test('the client reads the rule, both figures and the policy', () => {
  const refusal = { allowed: false, rule: 'quantity', reason: '25 shares where 10 are allowed' } as const;
  expect(refusalText(profiles.examples, refusal)).toBe(
    'guard: quantity: 25 shares where 10 are allowed (policy examples)',
  );
});
