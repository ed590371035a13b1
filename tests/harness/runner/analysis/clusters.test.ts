import { expect, test } from 'vitest';
import { analyse } from '../../../../harness/runner/analysis/analysis.js';
import { defaultExpected } from '../../../../harness/runner/analysis/expected.js';
import { aRecord } from '../records/a-record.js';

const sectionOf = (...records: Parameters<typeof analyse>[0]) =>
  analyse(records, defaultExpected).sections[0];

test('failures that say the same but for ids stand together, the most frequent first', () => {
  const clusters = sectionOf(
    aRecord({ example: 'b', outcome: 'fail', error: 'order 31 was left open' }),
    aRecord({ example: 'a', outcome: 'fail', error: 'order 7 was left open' }),
    aRecord({ example: 'a', outcome: 'timeout', run: 2, error: 'order 8 was left open' }),
    aRecord({
      ...{ example: 'c', outcome: 'error' },
      reasons: [{ criterion: 'exits', message: 'TypeError: no such thing' }],
    }),
    aRecord({ example: 'd' }),
  )?.clusters;
  expect(clusters).toEqual([
    {
      pattern: 'orders-end-as-expected: order ‹n› was left open',
      message: 'orders-end-as-expected: order 7 was left open',
      runs: 3,
      examples: ['a', 'b'],
      outcomes: ['fail', 'timeout'],
    },
    {
      pattern: 'exits: TypeError: no such thing',
      message: 'exits: TypeError: no such thing',
      runs: 1,
      examples: ['c'],
      outcomes: ['error'],
    },
  ]);
});

test('a run that gives no reason is put where others of its outcome are', () => {
  const silent = { outcome: 'error', error: undefined, reasons: [] } as const;
  expect(
    sectionOf(aRecord({ ...silent, example: 'a' }), aRecord({ ...silent, example: 'b' }))?.clusters,
  ).toEqual([expect.objectContaining({ message: 'error, without a reason', runs: 2 })]);
});

test('what was skipped is told by its reason, with the languages it is about', () => {
  const skipped = (example: string, run: number) =>
    aRecord({ example, run, language: 'python', outcome: 'skipped' });
  expect(sectionOf(skipped('a', 1), skipped('a', 2), skipped('b', 1))?.skipped).toEqual([
    expect.objectContaining({
      ...{ runs: 3, examples: ['a', 'b'], languages: ['python'] },
      message: 'Python is not installed here: `ibs doctor` says how to mend it',
    }),
  ]);
});

test('blame is counted by whom it falls on and why', () => {
  const blamed = (example: string, on: 'code' | 'environment', because: string) =>
    aRecord({ example, outcome: 'fail', blame: { on, because } });
  const blame = sectionOf(
    blamed('a', 'environment', 'the gateway lost its connection to IB'),
    blamed('b', 'environment', 'the gateway lost its connection to IB'),
    blamed('c', 'code', 'nothing was wrong around it'),
    aRecord({ example: 'd' }),
  )?.blame;
  expect(blame?.map(({ on, message, runs, examples }) => [on, message, runs, examples])).toEqual([
    ['code', 'nothing was wrong around it', 1, ['c']],
    ['environment', 'the gateway lost its connection to IB', 2, ['a', 'b']],
  ]);
});
