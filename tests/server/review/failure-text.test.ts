import { expect, test } from 'vitest';
import { openFailures } from '../../../harness/runner/review/failures.js';
import { failureLine, failureText } from '../../../server/review/failure-text.js';
import { aRecord } from '../../harness/runner/records/a-record.js';
import { aReview } from '../../harness/runner/review/a-review.js';

type Records = Parameters<typeof openFailures>[0];

function only(records: Records, reviews: Parameters<typeof openFailures>[1] = []) {
  const [failure] = openFailures(records, reviews);
  if (failure === undefined) throw new Error('expected a failure');
  return failure;
}

test('shows why it failed, its code by line, and the ends of what it said', () => {
  const failed = aRecord({
    example: 'a',
    run: 2,
    outcome: 'fail',
    code: 'const one = 1;\nconsole.log(one);\n',
    reasons: [{ criterion: 'cancels-subscriptions', message: 'reqMktData 1 was not cancelled' }],
    excerpt: {
      stdout: Array.from({ length: 50 }, (_, index) => `line ${index + 1}`).join('\n'),
      stderr: 'a warning\n',
      wire: ['→ reqMktData', '← tickPrice'],
    },
  });
  const text = failureText(only([aRecord({ example: 'a', run: 1 }), failed]), [
    { title: 'A feed left on', advice: 'cancel it before you leave' },
  ]);
  expect(text).toContain('run 2 of 2: fail; the code is at fault: ');
  expect(text).toContain('\n  cancels-subscriptions: reqMktData 1 was not cancelled\n');
  expect(text).toContain('\n  1  const one = 1;\n  2  console.log(one);\n');
  expect(text).toContain('\n  … 30 lines before\n  line 31\n');
  expect(text).toMatch(
    /line 50\n\nstandard error\n {2}a warning\n\nwire\n {2}→ reqMktData\n {2}← tickPrice\n/,
  );
  expect(text).toContain('\n  A feed left on: cancel it before you leave\n');
});

test('says what was said of it before', () => {
  const reviews = [aReview({ verdict: 'fixed', rerun: 'error' })];
  const text = failureText(only([aRecord({ example: 'a', outcome: 'fail' })], reviews), []);
  expect(text).toContain('\nsaid to be fixed on 2026-03-02T16:00:00.000Z; it was run again: error\n');
});

test('nothing that a program prints or is called tells a terminal what to do', () => {
  const evil = '\u001b[2J\u001b]0;pwned\u0007\u0008\u009b31m';
  const failed = aRecord({
    ...{ outcome: 'error', title: evil, code: `${evil}\n`, error: evil },
    reasons: [{ criterion: 'ends-well', message: evil }],
    excerpt: { stdout: evil, stderr: evil, wire: [evil] },
  });
  const failure = only([failed]);
  const shown = failureText(failure, [{ title: evil, advice: evil }]) + failureLine(failure);
  expect(shown).not.toMatch(/(?!\n)\p{Cc}/u);
});
