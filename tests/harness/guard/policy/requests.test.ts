import { expect, test } from 'vitest';
import type { Policy } from '../../../../harness/guard/policy/policy.js';
import { profiles } from '../../../../harness/guard/policy/profiles.js';
import { guardedRequests, requestKind, requestRule } from '../../../../harness/guard/policy/requests.js';
import { catalog } from '../../../../harness/wire/catalog.js';
import type { Fields } from '../../../../harness/wire/decode.js';
import { layout } from '../../../../harness/wire/layout.js';

function request(name: string, texts: Fields = {}) {
  const found = [...catalog.request.values()].find((each) => each.name === name);
  if (!found) throw new Error(`no request is called ${name}`);
  return { layout: found, texts };
}

function ruleOf(policy: Policy, name: string, texts?: Fields, clientId = 1) {
  return requestRule(policy, request(name, texts), clientId)?.rule;
}

const { examples, trading } = profiles;
const readOnly = profiles['read-only'];
const exercising: Policy = { ...examples, requests: ['exerciseOptions'] };

test('every request of the protocol is classified, and nothing else is', () => {
  const names = [...catalog.request.values()].map(({ name }) => name);
  const unnamed = layout(999, 'brandNew');
  // A request that no table knows is guarded, so that those which are must all be meant to be.
  const guarded = names.filter((name) => requestKind(request(name).layout) === 'guarded');
  expect(guarded.filter((name) => !guardedRequests.includes(name))).toEqual([]);
  expect(guardedRequests.filter((name) => !names.includes(name))).toEqual([]);
  expect(requestKind(unnamed)).toBe('guarded');
  expect(
    requestRule({ ...examples, requests: ['brandNew'] }, { layout: unnamed, texts: {} }, 1),
  ).toBeUndefined();
  expect(requestRule(examples, { layout: unnamed, texts: {} }, 1)?.rule).toBe('request');
});

test('what orders do, and what takes them back, is told from questions', () => {
  expect(requestKind(request('placeOrder').layout)).toBe('order');
  expect(requestKind(request('cancelOrder').layout)).toBe('cancels');
  expect(requestKind(request('reqHistoricalData').layout)).toBe('free');
});

test.each<readonly [string, Fields, number, 'guarded' | 'free']>([
  ['reqAutoOpenOrders', { autoBind: '1' }, 0, 'guarded'],
  ['reqAutoOpenOrders', { autoBind: '0' }, 0, 'free'],
  ['reqAutoOpenOrders', {}, 0, 'free'],
  ['reqOpenOrders', {}, 0, 'guarded'],
  ['reqOpenOrders', {}, 1, 'free'],
  ['reqMktData', { regulatorySnapshot: '1' }, 1, 'guarded'],
  ['reqMktData', { regulatorySnapshot: 'true' }, 1, 'guarded'],
  ['reqMktData', { regulatorySnapshot: '0', snapshot: '1' }, 1, 'free'],
])('%s with %j from client %i is %s', (name, texts, clientId, kind) => {
  const { layout: found } = request(name);
  expect(requestKind(found, texts, clientId)).toBe(kind);
  expect(ruleOf(readOnly, name, texts, clientId)).toBe(kind === 'guarded' ? 'read-only' : undefined);
});

test('under read-only nothing goes through that changes anything', () => {
  const through = [...catalog.request.values()]
    .filter((each) => requestRule(readOnly, { layout: each, texts: {} }, 1) === undefined)
    .filter((each) => requestKind(each) !== 'free')
    .map(({ name }) => name);
  // Of orders the rules say it.
  expect(through).toEqual(['placeOrder']);
});

test('examples may cancel everything, and neither exercise, reconfigure nor spend', () => {
  expect(ruleOf(examples, 'reqGlobalCancel')).toBeUndefined();
  expect(ruleOf(examples, 'cancelOrder')).toBeUndefined();
  expect(ruleOf(examples, 'reqOpenOrders', {}, 0)).toBeUndefined();
  expect(ruleOf(examples, 'exerciseOptions')).toBe('request');
  expect(ruleOf(examples, 'replaceFA')).toBe('request');
  expect(ruleOf(examples, 'reqMktData', { regulatorySnapshot: '1' })).toBe('request');
  expect(ruleOf(trading, 'setServerLogLevel')).toBe('request');
});

test('a reason names the request and why it is more than a question', () => {
  expect(requestRule(trading, request('reqOpenOrders'), 0)?.reason).toBe(
    'reqOpenOrders is not among the requests that are allowed: it gives client 0 the orders that were placed by hand',
  );
});

test.each<readonly [string | undefined, Fields, Partial<Policy>]>([
  [undefined, { exerciseQuantity: '10' }, {}],
  ['quantity', { exerciseQuantity: '11' }, {}],
  ['quantity', { exerciseQuantity: '-1' }, {}],
  ['unreadable', { exerciseQuantity: 'many' }, {}],
  [undefined, { exerciseQuantity: '1', account: 'DU1' }, {}],
  ['account', { exerciseQuantity: '1', account: 'U1' }, {}],
  ['account', { exerciseQuantity: '1', account: 'DU2' }, { accounts: ['DU1'] }],
  ['account', { exerciseQuantity: '1' }, { accounts: ['DU1'] }],
  ['feature', { exerciseQuantity: '1', override: '1' }, {}],
  [undefined, { exerciseQuantity: '1', override: '1' }, { features: ['override-precautions'] }],
])('where exercising is allowed, the rule %s holds for %j', (rule, texts, more) => {
  expect(ruleOf({ ...exercising, ...more }, 'exerciseOptions', texts)).toBe(rule);
});
