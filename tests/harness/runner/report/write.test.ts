import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { analyse } from '../../../../harness/runner/analysis/analysis.js';
import { defaultExpected } from '../../../../harness/runner/analysis/expected.js';
import type { RunRecord } from '../../../../harness/runner/records/record.js';
import { executionTimes, failedExamples, testResults } from '../../../../harness/runner/report/shapes.js';
import { writeReports } from '../../../../harness/runner/report/write.js';
import { someRecords } from '../analysis/some-records.js';
import { aRecord, REAL } from '../records/a-record.js';
import { aValidation } from './a-validation.js';

const NAMES = [
  'validation_report.html',
  'validation_report.md',
  'test_results.json',
  'failed_examples.json',
  'execution_times.json',
];

function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ibs-reports-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function write(records: readonly RunRecord[], folder: string): Promise<readonly string[]> {
  const analysis = analyse(records, defaultExpected);
  return writeReports({ analysis, records, folder, title: 'Validation 7', at: Date.UTC(2026, 2, 2, 15, 4) });
}

function read(folder: string, name: string): unknown {
  return JSON.parse(readFileSync(join(folder, name), 'utf8'));
}

test('all reports are written into a folder that is made for them, and their paths given, the page first', async () => {
  const folder = join(scratchFolder(), 'reports', 'validation-7');
  const paths = await write(aValidation(), folder);
  expect(paths).toEqual(NAMES.map((name) => join(folder, name)));
  expect(readdirSync(folder).sort()).toEqual([...NAMES].sort());
  expect(statSync(join(folder, 'test_results.json')).mode & 0o777).toBe(0o600);
});

test('whatever the records are, the JSON files have their documented shapes', async () => {
  const folder = scratchFolder();
  await fc.assert(
    fc.asyncProperty(someRecords, async (records) => {
      await write(records, folder);
      const { results } = testResults.parse(read(folder, 'test_results.json'));
      expect(results).toHaveLength(records.length);
      const { failed } = failedExamples.parse(read(folder, 'failed_examples.json'));
      expect(failed.flatMap(({ failed_runs }) => failed_runs)).toHaveLength(
        records.filter(({ outcome }) => outcome !== 'pass' && outcome !== 'skipped').length,
      );
      const { environments } = executionTimes.parse(read(folder, 'execution_times.json'));
      expect(environments.length).toBe(new Set(records.map((one) => one.evidence.environment.kind)).size);
    }),
    { numRuns: 20 },
  );
});

test('a result says what was run, what came of it, and where', async () => {
  const folder = scratchFolder();
  const record = aRecord({ retries: 1, evidence: { environment: REAL } });
  await write([record], folder);
  const { title, at, results } = testResults.parse(read(folder, 'test_results.json'));
  expect({ title, at }).toEqual({ title: 'Validation 7', at: '2026-03-02T15:04:00.000Z' });
  expect(results).toEqual([
    expect.objectContaining({
      id: 'ts-orders-market-buy',
      line: 24,
      topic: 'market orders',
      tier: 'corpus',
      code: record.code,
      code_hash: record.hash,
      category: 'orders',
      language: 'ts',
      run: 1,
      status: 'pass',
      exec_time_ms: 182,
      error_msg: null,
      retry_count: 1,
      flaky: true,
      timestamp: '2026-03-02T15:00:01.250Z',
      evidence: {
        environment: { kind: 'real', gateway: '127.0.0.1:4002', server_version: 187, account: 'DU7654321' },
        client: '@stoqey/ib 1.6.10',
        runtime: 'Node.js 20.20.2',
        isolation: 'full',
        transcript_digest: record.evidence.digest,
      },
    }),
  ]);
});

test('failed examples bring along what was seen the last time', async () => {
  const folder = scratchFolder();
  await write(
    [1, 2, 3].map((run) =>
      aRecord({ run, outcome: run === 2 ? 'pass' : 'error', excerpt: { stdout: `run ${run}` } }),
    ),
    folder,
  );
  const { failed } = failedExamples.parse(read(folder, 'failed_examples.json'));
  expect(failed).toHaveLength(1);
  expect(failed[0]?.failed_runs.map(({ run, status }) => [run, status])).toEqual([
    [1, 'error'],
    [3, 'error'],
  ]);
  expect(failed[0]).toMatchObject({ judged_runs: 3, last_seen: { stdout: 'run 3' } });
});

test('execution times name the slowest example first', async () => {
  const folder = scratchFolder();
  await write([aRecord({ example: 'quick', execMs: 5 }), aRecord({ example: 'slow', execMs: 500 })], folder);
  const { environments } = executionTimes.parse(read(folder, 'execution_times.json'));
  expect(environments[0]?.examples.map(({ id, longest_ms }) => [id, longest_ms])).toEqual([
    ['slow', 500],
    ['quick', 5],
  ]);
  expect(environments[0]?.groups).toEqual([
    expect.objectContaining({ category: 'orders', language: 'ts', runs: 2, mean_ms: 252.5 }),
  ]);
});

test('reports that were there are replaced, and other files stay', async () => {
  const folder = scratchFolder();
  writeFileSync(join(folder, 'notes.txt'), 'mine');
  await write(aValidation(), folder);
  await write([aRecord({ title: 'the second time' })], folder);
  expect(readdirSync(folder).sort()).toEqual([...NAMES, 'notes.txt'].sort());
  expect(testResults.parse(read(folder, 'test_results.json')).results).toHaveLength(1);
});

test.each(NAMES)(
  'where a folder has the name of %s, nothing is changed, and the fault says so',
  async (name) => {
    const folder = scratchFolder();
    await write([aRecord()], folder);
    const before = NAMES.map((each) => readFileSync(join(folder, each), 'utf8'));
    rmSync(join(folder, name));
    mkdirSync(join(folder, name));
    await expect(write(aValidation(), folder)).rejects.toMatchObject({
      code: 'report.foreign',
      message: expect.stringContaining(join(folder, name)),
    });
    expect(readdirSync(folder).sort()).toEqual([...NAMES].sort());
    const others = NAMES.filter((each) => each !== name);
    expect(others.map((each) => readFileSync(join(folder, each), 'utf8'))).toEqual(
      before.filter((_, at) => NAMES[at] !== name),
    );
  },
);

test('a folder that cannot be made is a fault with a way out', async () => {
  const file = join(scratchFolder(), 'a-file');
  writeFileSync(file, '');
  await expect(write([aRecord()], join(file, 'reports'))).rejects.toMatchObject({
    code: 'report.not_writable',
    message: expect.stringContaining(basename(file)),
    next: expect.stringContaining('--out'),
  });
});
