import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyse } from '../../../../harness/runner/analysis/analysis.js';
import { defaultExpected, type Expected } from '../../../../harness/runner/analysis/expected.js';
import type { Section } from '../../../../harness/runner/analysis/section.js';
import type { RunRecord } from '../../../../harness/runner/records/record.js';
import { type Outcome, outcomes } from '../../../../harness/runner/verdict.js';
import { aRecord, REAL, type Special } from '../records/a-record.js';
import { someRecords } from './some-records.js';

/** So many runs of an example each, with these outcomes. */
function runs(special: Special, ...ends: readonly Outcome[]): readonly RunRecord[] {
  return ends.map((outcome, at) => aRecord({ ...special, outcome, run: at + 1 }));
}

function only(records: readonly RunRecord[], expected: Expected = defaultExpected): Section {
  const [section, ...others] = analyse(records, expected).sections;
  if (section === undefined || others.length > 0) throw new Error('one kind of gateway was expected');
  return section;
}

describe('rates', () => {
  test('stand beside what is expected, by category, by language and by both', () => {
    const section = only([
      ...runs({ category: 'orders', example: 'a' }, 'pass', 'pass', 'fail', 'pass'),
      ...runs({ category: 'orders', example: 'b', language: 'python' }, 'error', 'pass'),
      ...runs({ category: 'connection', example: 'c' }, 'pass'),
    ]);
    expect(section.categories.map(({ category, rate }) => [category, rate.percent, rate.isMet])).toEqual([
      ['connection', 100, true],
      ['orders', (4 * 100) / 6, false],
    ]);
    expect(section.categories[1]?.rate.expected).toBe(80);
    expect(section.categories[1]?.languages.map(({ language, rate }) => [language, rate.percent])).toEqual([
      ['ts', 75],
      ['python', 50],
    ]);
    expect(section.languages.map(({ language, rate }) => [language, rate.percent, rate.expected])).toEqual([
      ['ts', 80, 80],
      ['python', 50, 80],
    ]);
    expect(section.overall.outcomes).toEqual({
      pass: 5,
      fail: 1,
      error: 1,
      timeout: 0,
      blocked: 0,
      skipped: 0,
    });
  });

  test('leave out what was skipped, and say nothing where all was', () => {
    const section = only([
      ...runs({ example: 'a' }, 'pass', 'skipped', 'skipped'),
      ...runs({ example: 'b', category: 'async' }, 'skipped'),
    ]);
    expect(section.overall).toMatchObject({ judged: 1, percent: 100 });
    expect(section.categories.find(({ category }) => category === 'async')?.rate).toMatchObject({
      judged: 0,
      percent: undefined,
      isMet: undefined,
    });
    expect(section.shortfalls).toEqual([]);
  });

  test('are met when they are just reached', () => {
    const nineteen = Array.from({ length: 19 }, (): Outcome => 'pass');
    expect(only(runs({ category: 'connection' }, ...nineteen, 'fail')).categories[0]?.rate.isMet).toBe(true);
    expect(
      only(runs({ category: 'connection' }, ...nineteen, 'fail', 'fail')).categories[0]?.rate.isMet,
    ).toBe(false);
  });

  test('of what should be rare count the judged runs only', () => {
    const section = only([
      ...runs({ retries: 1 }, 'pass'),
      ...runs({ example: 'slow' }, 'timeout', 'pass', 'pass', 'skipped'),
    ]);
    expect(section.retried).toMatchObject({ runs: 1, percent: 25, most: 10, isMet: false });
    expect(section.timedOut).toMatchObject({ runs: 1, percent: 25, most: 5, isMet: false });
  });
});

test.each([
  [11, true],
  [10, false],
])('one retry in %i runs is rare enough: %s', (count, isMet) => {
  const rest = Array.from({ length: count - 1 }, (): Outcome => 'pass');
  const section = only([...runs({ example: 'a', retries: 1 }, 'pass'), ...runs({ example: 'b' }, ...rest)]);
  expect(section.retried.isMet).toBe(isMet);
});

describe('a person has to look', () => {
  test.each([
    ['when fewer than 80 of 100 pass', ['pass', 'pass', 'pass', 'fail'], [[undefined, 75, 80]]],
    ['but not at 80', ['pass', 'pass', 'pass', 'pass', 'fail'], []],
    ['not for what was skipped', ['pass', 'skipped', 'skipped'], []],
  ] satisfies [string, Outcome[], unknown[]][])('%s', (_, ends, found) => {
    const analysis = analyse(runs({}, ...ends), defaultExpected);
    expect(
      analysis.sections[0]?.shortfalls.map(({ category, percent, least }) => [category, percent, least]),
    ).toEqual(found);
    expect(analysis.verdict).toBe(found.length > 0 ? 'manual review' : 'fine');
  });

  test('when one category falls below 60, though all others are fine', () => {
    const fine = Array.from({ length: 20 }, (): Outcome => 'pass');
    const analysis = analyse(
      [...runs({ example: 'a' }, ...fine), ...runs({ example: 'b', category: 'async' }, 'pass', 'fail')],
      defaultExpected,
    );
    expect(analysis.sections[0]?.shortfalls).toEqual([{ category: 'async', percent: 50, least: 60 }]);
    expect(analysis.verdict).toBe('manual review');
  });

  test('by what the configuration expects', () => {
    const records = runs({}, 'pass', 'fail');
    expect(analyse(records, { ...defaultExpected, overall: 50, floor: 50 }).verdict).toBe('fine');
    expect(analyse(records, { ...defaultExpected, overall: 51, floor: 50 }).verdict).toBe('manual review');
  });
});

test('a simulated pass never makes up for a real failure', () => {
  const analysis = analyse(
    [
      ...runs({ example: 'a' }, 'pass', 'pass', 'pass', 'pass', 'pass', 'pass', 'pass', 'pass'),
      ...runs({ example: 'a', evidence: { environment: REAL } }, 'fail', 'pass'),
    ],
    defaultExpected,
  );
  expect(analysis.sections.map(({ kind, overall }) => [kind, overall.percent])).toEqual([
    ['embedded', 100],
    ['real', 50],
  ]);
  expect(analysis.verdict).toBe('manual review');
});

describe('from run to run', () => {
  const digests = (...all: readonly string[]) =>
    all.map((digest, at) => aRecord({ example: 'a', run: at + 1, evidence: { digest } }));

  test('equal outcomes and conversations are the same', () => {
    const section = only(digests('x', 'x', 'x'));
    expect(section.unsteady).toEqual([]);
    expect(section.examples[0]?.sameness).toEqual({ isSame: true, outcomes: 1, digests: 1 });
  });

  test('another conversation makes an example unsteady, and so does another outcome', () => {
    const other = runs({ example: 'b' }, 'pass', 'fail');
    expect(only([...digests('x', 'y', 'x'), ...other]).unsteady.map(({ example }) => example)).toEqual([
      'a',
      'b',
    ]);
  });

  test('a real gateway never says the same twice, so that only outcomes are compared there', () => {
    const real = (outcome: Outcome, run: number) =>
      aRecord({ outcome, run, evidence: { environment: REAL, digest: `run ${run}` } });
    expect(only([real('pass', 1), real('pass', 2)]).unsteady).toEqual([]);
    expect(only([real('pass', 1), real('fail', 2)]).unsteady).toHaveLength(1);
  });

  test('other code is nothing to compare with, nor is a run that was skipped', () => {
    const changed = aRecord({ run: 2, code: 'other code', evidence: { digest: 'other' } });
    expect(only([aRecord(), changed]).examples[0]?.sameness).toBeUndefined();
    expect(only(runs({}, 'pass', 'skipped')).examples[0]?.sameness).toBeUndefined();
  });

  test('a pass that took more than one try is flaky; a failure that did is not', () => {
    const section = only([
      ...runs({ example: 'a', retries: 2 }, 'pass'),
      ...runs({ example: 'b', retries: 2 }, 'fail'),
    ]);
    expect(section.flaky.map(({ example, flaky }) => [example, flaky])).toEqual([['a', 1]]);
  });
});

test('times are those of runs that began, the slowest examples by their longest run', () => {
  const took = (example: string, ...all: readonly number[]) =>
    all.map((execMs, at) => aRecord({ example, execMs, run: at + 1 }));
  const section = only([
    ...took('a', 100, 200, 300),
    ...took('b', 1000, 10),
    ...runs({ example: 'c', execMs: 0 }, 'error'),
    ...runs({ example: 'd' }, 'skipped'),
  ]);
  expect(section.slowest.map(({ example }) => example)).toEqual(['b', 'a']);
  expect(section.times).toEqual({
    runs: 5,
    meanMs: 322,
    medianMs: 200,
    p95Ms: expect.closeTo(860),
    longestMs: 1000,
  });
  expect(only(took('a', 1).map((one) => ({ ...one, execMs: 0 }))).times).toBeUndefined();
});

test('whatever the records are, rates lie between 0 and 100 and all counts add up', () => {
  fc.assert(
    fc.property(someRecords, (records) => {
      const { sections } = analyse(records, defaultExpected);
      const sum = (of: readonly number[]) => of.reduce((a, b) => a + b, 0);
      const counted = ({ overall }: Section) => sum(Object.values(overall.outcomes));
      expect(sum(sections.map(counted))).toBe(records.length);
      for (const section of sections) {
        const { overall, categories, languages, examples, retried, timedOut } = section;
        const parts = [
          categories.map(({ rate }) => rate.outcomes),
          categories.flatMap((each) => each.languages.map(({ rate }) => rate.outcomes)),
          languages.map(({ rate }) => rate.outcomes),
          examples.map((each) => each.outcomes),
        ];
        for (const part of parts) {
          const together = outcomes.map((outcome) => [outcome, sum(part.map((counts) => counts[outcome]))]);
          expect(Object.fromEntries(together)).toEqual(overall.outcomes);
        }
        for (const { percent } of [overall, retried, timedOut, ...categories.map(({ rate }) => rate)]) {
          expect(percent ?? 0).toBeGreaterThanOrEqual(0);
          expect(percent ?? 0).toBeLessThanOrEqual(100);
        }
      }
    }),
  );
});

test('clusters divide the failures, and so does blame what is blamed', () => {
  fc.assert(
    fc.property(someRecords, (records) => {
      for (const { kind, clusters, blame, skipped } of analyse(records, defaultExpected).sections) {
        const own = records.filter(({ evidence }) => evidence.environment.kind === kind);
        const count = (outcome: (of: Outcome) => boolean) => own.filter((one) => outcome(one.outcome)).length;
        const sum = (of: readonly { readonly runs: number }[]) => of.reduce((a, { runs: b }) => a + b, 0);
        expect(sum(clusters)).toBe(count((of) => of !== 'pass' && of !== 'skipped'));
        expect(sum(skipped)).toBe(count((of) => of === 'skipped'));
        expect(sum(blame)).toBe(own.filter((one) => one.blame !== undefined).length);
        expect(new Set(clusters.map(({ pattern }) => pattern)).size).toBe(clusters.length);
      }
    }),
  );
});

test('the order in which records come makes no difference', () => {
  fc.assert(
    fc.property(
      someRecords.chain((records) =>
        fc.tuple(
          fc.constant(records),
          fc.shuffledSubarray([...records], { minLength: records.length, maxLength: records.length }),
        ),
      ),
      ([records, shuffled]) => {
        expect(analyse(shuffled, defaultExpected)).toEqual(analyse(records, defaultExpected));
      },
    ),
  );
});
