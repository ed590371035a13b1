import { expect, test } from 'vitest';
import { analyse } from '../../../../harness/runner/analysis/analysis.js';
import { defaultExpected } from '../../../../harness/runner/analysis/expected.js';
import type { RunRecord } from '../../../../harness/runner/records/record.js';
import { summaryText } from '../../../../harness/runner/report/summary.js';
import { aRecord, REAL } from '../records/a-record.js';
import { aValidation } from './a-validation.js';

function summary(
  records: readonly RunRecord[],
  options: { colour?: boolean; columns?: number } = {},
): string {
  return summaryText(analyse(records, defaultExpected), records, { colour: false, ...options });
}

test('a category is a line, with a rate for each language beside what is expected', () => {
  const lines = summary(aValidation()).split('\n');
  expect(lines).toContainEqual(
    expect.stringMatching(/^orders +9\/12 +75 % +9\/12 +75 % +18\/24 +75 % +80 % +BELOW$/),
  );
  expect(lines).toContainEqual(expect.stringMatching(/^all .* 101\/117 86\.3 % +80 % +ok$/));
  expect(lines).toContain(
    '120 runs of 40 examples: 101 passed, 6 failed, 3 crashed, 4 timed out, 3 blocked, 3 skipped',
  );
});

const LONG = `no word of it: ${'it goes on, '.repeat(20)}to the end`;

test('in a pipe a failed example is one whole line, however often it failed and whatever it said', () => {
  const lines = summary([
    aRecord({ example: 'ts-long', outcome: 'fail', error: LONG }),
    ...aValidation(),
  ]).split('\n');
  const failed = (name: string) => lines.filter((line) => line.includes(name));
  expect(failed('ts-orders-limit-cancel')).toEqual([
    expect.stringMatching(/ fail +3 of 3 +orders-end-as-expected: order 7 .* was left open$/),
  ]);
  expect(failed('ts-long')).toEqual([expect.stringContaining(LONG)]);
});

test.each([
  [40, 100],
  [100, 100],
  [160, 160],
])('on a terminal of %i columns its reason has a line of its own, of at most %i signs', (columns, most) => {
  const lines = summary([aRecord({ outcome: 'fail', error: LONG })], { columns }).split('\n');
  const at = lines.indexOf('  ts-orders-market-buy  fail  1 of 1');
  const reason = lines[at + 1] ?? '';
  expect(reason).toMatch(/^ {4}orders-end-as-expected: no word of it: it goes on, .*…$/);
  expect(reason.length).toBeLessThanOrEqual(most);
  expect(reason.length).toBeGreaterThan(most - 10);
});

test('why examples were skipped is never cut', () => {
  const skipped = aRecord({ outcome: 'skipped', error: LONG });
  expect(summary([skipped], { columns: 40 })).toContain(`1 TypeScript example skipped: ${LONG}\n`);
});

test('weaker walls are told in a plain line', () => {
  const line = 'isolation was reduced in 1 run: `ibs doctor` says what is missing\n';
  expect(summary([aRecord({ evidence: { isolation: 'reduced' } })])).toContain(line);
  expect(summary([aRecord()])).not.toContain('isolation');
});

test('what is flaky, what differs and what was skipped is named in a plain line', () => {
  const lines = summary(aValidation()).split('\n');
  expect(lines).toContain('  python-market-data-depth');
  expect(lines).toContain('  ts-market-data-stream  2 different conversations on the wire in 3 runs');
  expect(lines).toContain(
    '1 Python example skipped: Python is not installed here: `ibs doctor` says how to mend it',
  );
});

test('a person who has to look is told so, last of all', () => {
  expect(summary(aValidation()).trimEnd().split('\n').at(-1)).toBe(
    'MANUAL REVIEW: 44.4 % of portfolio runs passed, where 60 % is the least',
  );
  expect(summary([aRecord()])).not.toContain('MANUAL REVIEW');
});

test('when all is well it is short', () => {
  expect(summary([aRecord(), aRecord({ run: 2 })]).split('\n')).toEqual([
    expect.stringMatching(/^embedded paper gateway +passed +expected$/),
    expect.stringMatching(/^orders +2\/2 +100 % +80 % +ok$/),
    expect.stringMatching(/^all +2\/2 +100 % +80 % +ok$/),
    '',
    '2 runs of 1 example: 2 passed',
    '0 % of the runs took more than one try (to be under 10 %), 0 % timed out (to be under 5 %)',
    '',
  ]);
});

test('many failures are counted rather than listed', () => {
  const records = Array.from({ length: 50 }, (_, at) => aRecord({ example: `ts-${at}`, outcome: 'error' }));
  const lines = summary(records).split('\n');
  expect(lines.length).toBeLessThan(35);
  expect(lines).toContain('  … and 30 more: the reports have them all');
});

test('both kinds of gateway have a part of their own', () => {
  const text = summary([aRecord(), aRecord({ outcome: 'fail', evidence: { environment: REAL } })]);
  const [embedded = '', real = ''] = text.split('real gateway, paper account');
  expect(embedded).toContain('1 run of 1 example: 1 passed');
  expect(real).toContain('1 run of 1 example: 1 failed');
});

test('that nothing was judged is not taken for success', () => {
  expect(summary([aRecord({ outcome: 'skipped' })])).toContain('NOTHING WAS JUDGED');
  expect(summary([])).toBe('nothing was run\n');
});

test('colours are used where they are wanted, and a program cannot bring its own', () => {
  const records = [aRecord({ outcome: 'error', error: '\u001b[2J\u001b]0;gone\u0007no answer' })];
  expect(summary(records)).not.toContain('\u001b');
  expect(summary(records)).toContain('1 of 1  orders-end-as-expected: no answer');
  const coloured = summary(records, { colour: true });
  expect(coloured).toContain('\u001b[31mBELOW\u001b[0m');
  expect(coloured).not.toContain('\u001b[2J');
});
