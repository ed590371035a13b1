import { expect, test } from 'vitest';
import type { RunRecord } from '../../../../harness/runner/records/record.js';
import { changedExamples } from '../../../../harness/runner/validation/changed.js';
import { aRecord, REAL } from '../records/a-record.js';
import { anExample } from '../records/an-example.js';
import { EXAMPLES, scene } from './scene.js';

const [A, B, C] = EXAMPLES;
const runtimes = {
  ts: { client: '@stoqey/ib 1.6.10', runtime: 'Node.js 20.20.2' },
  python: { missing: 'Python is not installed here' },
};
const since = { runs: 2, kind: 'embedded', runtimes } as const;

async function withRuns(special: (run: number) => Partial<RunRecord>) {
  const at = await scene();
  const { validation } = await at.begin();
  for (const { id, code, hash } of EXAMPLES) {
    for (const run of [1, 2]) {
      const own = id === 'b' ? special(run) : {};
      await at.runs.add(aRecord({ validation: validation.id, example: id, code, hash, run, ...own }));
    }
  }
  return at.runs;
}

test('what has passed so many runs as it is now is left out', async () => {
  const runs = await withRuns(() => ({}));
  expect(await changedExamples(runs, EXAMPLES, since)).toEqual([]);
  expect(await changedExamples(runs, EXAMPLES, { ...since, runs: 3 })).toEqual(EXAMPLES);
});

test.each<[string, (run: number) => Partial<RunRecord>]>([
  ['has failed once', (run) => ({ outcome: run === 2 ? 'fail' : 'pass' })],
  ['was other code then', () => ({ hash: 'of other code' })],
  ['passed only on a real gateway', () => ({ evidence: { ...aRecord().evidence, environment: REAL } })],
  ['was run by another client', () => ({ evidence: { ...aRecord().evidence, client: '@stoqey/ib 1.0.0' } })],
])('what %s is run again', async (_, special) => {
  expect(await changedExamples(await withRuns(special), EXAMPLES, since)).toEqual([B]);
});

test('what was never run is changed', async () => {
  const runs = await withRuns(() => ({}));
  const fresh = anExample('new');
  expect(
    await changedExamples(
      runs,
      [A, fresh, C].flatMap((one) => one ?? []),
      since,
    ),
  ).toEqual([fresh]);
});
