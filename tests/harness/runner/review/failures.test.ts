import { expect, test } from 'vitest';
import { openFailures } from '../../../../harness/runner/review/failures.js';
import { aRecord } from '../records/a-record.js';
import { aReview } from './a-review.js';

const ids = (failures: ReturnType<typeof openFailures>) => failures.map(({ record }) => record.example);

test('an example is open once any run of it did not pass; one that was skipped is not', () => {
  const records = [
    aRecord({ example: 'a', run: 1 }),
    aRecord({ example: 'a', run: 2, outcome: 'fail' }),
    aRecord({ example: 'b', run: 1 }),
    aRecord({ example: 'c', run: 1, outcome: 'skipped' }),
    aRecord({ example: 'd', run: 1, outcome: 'timeout' }),
  ];
  expect(ids(openFailures(records, []))).toEqual(['a', 'd']);
});

test('runs that went wrong in the same way stand together', () => {
  const late = { outcome: 'timeout', error: 'it had not ended after 30 s' } as const;
  const records = [
    aRecord({ run: 1, outcome: 'fail' }),
    aRecord({ run: 2, ...late }),
    aRecord({ run: 3, outcome: 'fail' }),
    aRecord({ run: 4 }),
  ];
  const [failure] = openFailures(records, []);
  expect(failure?.runs).toBe(4);
  expect(failure?.alike.map(({ runs, record }) => [runs, record.outcome])).toEqual([
    [[1, 3], 'fail'],
    [[2], 'timeout'],
  ]);
});

test.each([
  ['environment', aReview({ verdict: 'environment' }), []],
  ['unfixable', aReview({ verdict: 'unfixable', reason: 'so it is' }), []],
  ['fixed, and it passed', aReview({ verdict: 'fixed', rerun: 'pass' }), []],
  ['fixed, and it failed again', aReview({ verdict: 'fixed', rerun: 'fail' }), ['a']],
  ['fixed, and nobody has run it since', aReview({ verdict: 'fixed' }), ['a']],
])('said to be %s', (_, review, open) => {
  const records = [aRecord({ example: 'a', outcome: 'fail' })];
  expect(ids(openFailures(records, [review]))).toEqual(open);
});

test('of several reviews the last one counts, and an open failure says what it was', () => {
  const records = [aRecord({ example: 'a', outcome: 'fail' })];
  const again = aReview({ verdict: 'fixed', rerun: 'error' });
  const [failure] = openFailures(records, [aReview({ verdict: 'environment' }), again]);
  expect(failure?.review).toEqual(again);
});
