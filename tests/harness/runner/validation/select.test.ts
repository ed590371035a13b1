import { describe, expect, test } from 'vitest';
import type { Asked } from '../../../../harness/runner/records/validation.js';
import { keyOf } from '../../../../harness/runner/validation/key.js';
import { selectExamples } from '../../../../harness/runner/validation/select.js';
import { leastHeader, parsed } from '../../example/written.js';
import { anExample } from '../records/an-example.js';

const BUY = parsed({ ...leastHeader, id: 'ts-orders-buy', tags: ['market', 'fill'] });
const SELL = parsed({ ...leastHeader, id: 'py-orders-sell', tags: ['limit'] }, 'python');
const ALL = [BUY, SELL];

function selected(asked: Partial<Asked>): readonly string[] {
  const all = { folder: '/corpus/examples', filters: [], onlyChanged: false, ...asked };
  return selectExamples(ALL, all).map(({ id }) => id);
}

describe('selecting', () => {
  test.each<[string, Partial<Asked>, readonly string[]]>([
    ['all, unless somebody says more', {}, ['ts-orders-buy', 'py-orders-sell']],
    ['by text of an id, in any case', { filters: ['SELL'] }, ['py-orders-sell']],
    ['by a tag', { filters: ['limit'] }, ['py-orders-sell']],
    ['by text of a file', { filters: ['python/orders'] }, ['py-orders-sell']],
    ['by a path from somewhere above', { filters: ['./examples/ts/orders/buy.ts'] }, ['ts-orders-buy']],
    ['by a path from the root', { filters: ['/corpus/examples/ts/'] }, ['ts-orders-buy']],
    ['by any of several', { filters: ['sell', 'buy'] }, ['ts-orders-buy', 'py-orders-sell']],
    ['by language', { language: 'python' }, ['py-orders-sell']],
    ['by category and tag', { category: 'orders', filters: ['fill'] }, ['ts-orders-buy']],
  ])('%s', (_, asked, ids) => {
    expect(selected(asked)).toEqual(ids);
  });

  test.each<[string, Partial<Asked>, string]>([
    ['a filter that fits nothing', { filters: ['buy', 'limti'] }, '"limti"'],
    ['a filter that fits nothing of that kind', { filters: ['sell'], language: 'ts' }, '"sell"'],
    ['a category without examples', { category: 'gui' }, 'none of the 2 examples in /corpus/examples is gui'],
    ['a path to somewhere else', { filters: ['/elsewhere/ts/orders/buy.ts'] }, '"/elsewhere'],
  ])('%s is told', (_, asked, named) => {
    expect(() => selected(asked)).toThrow(named);
  });

  test('a word that is nearly right is helped', () => {
    expect(() => selected({ filters: ['limti'] })).toThrow('did you mean "limit"?');
  });
});

describe('the key of a validation', () => {
  const runtimes = {
    ts: { client: '@stoqey/ib 1.6.10', runtime: 'Node.js 20.20.2' },
    python: { missing: 'Python is not installed here' },
  };
  const key = (special: Partial<Parameters<typeof keyOf>[0]> = {}) =>
    keyOf({ examples: ALL, runtimes, version: '0.0.1', ...special });

  test('is the same for the same', () => {
    expect(key()).toBe(key());
  });

  test.each<[string, Partial<Parameters<typeof keyOf>[0]>]>([
    ['other examples', { examples: [BUY] }],
    ['other code', { examples: [anExample('ts-orders-buy', 'console.log(2);\n'), SELL] }],
    ['another client', { runtimes: { ...runtimes, ts: { ...runtimes.ts, client: '@stoqey/ib 2.0.0' } } }],
    ['another version of this program', { version: '0.0.2' }],
  ])('is another for %s', (_, special) => {
    expect(key(special)).not.toBe(key());
  });
});
