import { expect, test } from 'vitest';
import type { BenchContext, Work } from '../../../platform/bench/bench.js';
import { measureCase } from '../../../platform/bench/measure.js';
import { renderReport } from '../../../platform/bench/report.js';
import { quantile } from '../../../platform/bench/statistics.js';
import { steppedClock } from '../../../platform/clock/stepped.js';

function setUp() {
  const clock = steppedClock(0);
  const turns: string[] = [];
  const context = (contestant: string): BenchContext => ({
    root: '/',
    folder: contestant,
    peer: (name) => `/${name}`,
  });
  /** Each run takes the next of these times; the last goes on for ever. */
  const taking = (name: string, ...times: number[]): Work => {
    let at = 0;
    return {
      async run() {
        turns.push(name);
        await clock.advance(times[Math.min(at++, times.length - 1)] ?? 0);
      },
      end: () => void turns.push(`${name} ends`),
    };
  };
  return { clock, turns, context, taking };
}

test('project and peers take turns, and the order turns round every time', async () => {
  const { clock, turns, context, taking } = setUp();
  await measureCase(
    {
      name: 'c',
      runs: 2,
      warmUp: 1,
      project: () => taking('own', 1),
      peers: { a: () => taking('a', 1), b: () => taking('b', 1) },
    },
    { clock, context },
  );
  expect(turns.join(' ')).toBe('own a b b a own own a b own ends a ends b ends');
});

test('runs to warm up are thrown away, and the ratio is the peer’s median by the project’s', async () => {
  const { clock, context, taking } = setUp();
  const result = await measureCase(
    {
      name: 'c',
      runs: 3,
      warmUp: 2,
      project: () => taking('own', 900, 900, 1, 2, 9),
      peers: { slow: () => taking('slow', 6) },
    },
    { clock, context },
  );
  expect(result.contestants).toMatchObject([
    { name: 'ib-specialist', operations: 3, medianMs: 2, minMs: 1, operationsPerSecond: 250 },
    { name: 'slow', operations: 3, medianMs: 6, ratio: 3 },
  ]);
  expect(result.contestants[0]).not.toHaveProperty('ratio');
});

test('a run that holds many operations is divided among them', async () => {
  const { clock, context, taking } = setUp();
  const project = () => ({ ...taking('own', 50), operations: 100 });
  const { contestants } = await measureCase({ name: 'c', runs: 4, project }, { clock, context });
  expect(contestants[0]).toMatchObject({ operations: 400, medianMs: 0.5, operationsPerSecond: 2000 });
});

test('durations that a load generator measured itself are taken as they are; overlapping ones raise the rate', async () => {
  const { clock, context } = setUp();
  const project = () => ({
    async measure() {
      await clock.advance(10);
      return Array.from({ length: 100 }, (_, at) => at + 1);
    },
  });
  const { contestants } = await measureCase({ name: 'c', runs: 2, warmUp: 0, project }, { clock, context });
  expect(contestants[0]).toMatchObject({ operations: 200, medianMs: 50.5, operationsPerSecond: 10_000 });
});

test('a run that measured nothing is refused rather than reported', async () => {
  const { clock, context } = setUp();
  const measuring = measureCase({ name: 'c', project: () => ({ measure: () => [] }) }, { clock, context });
  await expect(measuring).rejects.toMatchObject({ code: 'bench.nothing_measured' });
});

test('what was got ready is put away when a peer fails, and the failure is told', async () => {
  const { clock, turns, context, taking } = setUp();
  const broken = () => {
    throw new Error('no such peer');
  };
  const measuring = measureCase(
    { name: 'c', project: () => taking('own', 1), peers: { broken } },
    { clock, context },
  );
  await expect(measuring).rejects.toThrow('no such peer');
  expect(turns).toEqual(['own ends']);
});

test.each([
  [[5], 0.99, 5],
  [[3, 1, 2], 0.5, 2],
  [[1, 2, 3, 4], 0.5, 2.5],
  [[10, 9, 2], 1, 10],
  [[100, 20, 3], 0, 3],
])('of %j the quantile %d is %d', (values, q, expected) => {
  expect(quantile(values, q)).toBe(expected);
});

test('the table names machine, commit, figures and ratio', async () => {
  const { clock, context, taking } = setUp();
  const measured = await measureCase(
    {
      name: 'start',
      runs: 3,
      project: () => taking('own', 40),
      peers: { 'node -e 0': () => taking('node', 30) },
    },
    { clock, context },
  );
  const text = renderReport({
    bench: 'cli',
    about: 'how long it takes',
    command: 'npm run bench -- cli',
    at: '2026-03-02T14:30:00.000Z',
    machine: { cpu: 'Some CPU', cores: 2, memoryGB: 8, os: 'Linux 6 x64', node: 'v20.19.0' },
    commit: { id: '0123456789abcdef', dirty: true },
    cases: [measured],
  });
  expect(text).toBe(
    [
      'cli: how long it takes',
      'Some CPU, 2 cores, 8 GB, Linux 6 x64, Node v20.19.0, commit 0123456789 with changes',
      '',
      'start (3 runs in turn, after 3 to warm up)',
      '                 operations   median      p99  per second  peer : project',
      '  ib-specialist           3  40.0 ms  40.0 ms        25.0',
      '  node -e 0               3  30.0 ms  30.0 ms        33.3           0.75×',
    ].join('\n'),
  );
});
