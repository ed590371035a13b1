import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { Child } from '../../platform/database/spawn.js';
import { describeWith } from '../../run/needs.js';
import { allRuns, examplesIn, fill, folderOfOwn, ibs, namesOf, recordsIn, smallDisk } from './validating.js';

const EXAMPLES = 4;
const RUNS = 4;
const ALL = allRuns(EXAMPLES, RUNS);
/** Starting Node with TypeScript takes its time where several do so at once. */
const SLOW = 180_000;
const SOON = { timeout: 60_000, interval: 50 };

function scene(home = folderOfOwn()) {
  const folder = folderOfOwn();
  examplesIn(folder, EXAMPLES);
  const started = (command: string, ...args: string[]) => ibs(home, [command, ...args]);
  const validate = (...more: string[]) =>
    started('validate', '--folder', folder, '--runs', String(RUNS), ...more);
  return {
    home,
    validate,
    worker: () => started('worker', '--once', '--jobs', '1'),
    hasRecorded: (count: number) => vi.waitUntil(async () => (await recordsIn(home)).length >= count, SOON),
  };
}

async function expectPassed(child: Child): Promise<void> {
  expect(await child.ended, child.errors()).toBe(0);
  expect(child.lines().join('\n')).toContain(
    `${ALL.length} runs of ${EXAMPLES} examples: ${ALL.length} passed`,
  );
}

describeWith('bwrap', 'ibs validate', () => {
  test('Ctrl-C keeps what ran; three workers do the rest though one of them is killed, and nothing twice', {
    timeout: SLOW,
  }, async () => {
    const { home, validate, worker, hasRecorded } = scene();
    const first = validate('--jobs', '1');
    await hasRecorded(2);
    first.process.kill('SIGINT');
    expect(await first.ended, first.errors()).toBe(130);
    const kept = await recordsIn(home);
    expect(first.errors()).toContain(`stopped by SIGINT: ${kept.length} of ${ALL.length} runs of val_`);
    expect(first.errors()).toContain('Call it again with the same arguments');

    const [victim, ...others] = [worker(), worker(), worker()];
    await victim?.printed(1);
    victim?.process.kill('SIGKILL');
    expect(await victim?.ended).toBe('SIGKILL');
    for (const each of others) expect(await each.ended, each.errors()).toBe(0);
    const records = await recordsIn(home);
    expect(namesOf(records)).toEqual(ALL);
    for (const { example, run } of kept)
      expect(records).toContainEqual(kept.find((one) => one.example === example && one.run === run));

    const last = validate();
    await expectPassed(last);
    expect(last.errors()).toMatch(/^resuming val_\S+: 16 of 16 runs are on record/);
    expect(await recordsIn(home)).toEqual(records);
  });

  test('after kill -9 the same command goes on with what is missing', { timeout: SLOW }, async () => {
    const { home, validate, hasRecorded } = scene();
    const first = validate('--jobs', '2');
    await hasRecorded(3);
    first.process.kill('SIGKILL');
    expect(await first.ended).toBe('SIGKILL');
    const kept = await recordsIn(home);

    const second = validate('--json');
    expect(await second.ended, second.errors()).toBe(0);
    const validated = JSON.parse(second.lines().join(''));
    expect(validated).toMatchObject({ resumed: true, runs: ALL.length, verdict: 'fine' });
    const records = await recordsIn(home);
    expect(namesOf(records)).toEqual(ALL);
    for (const record of kept) expect(records).toContainEqual(record);
    expect(validated.reports[0]).toBe(join(home, 'reports', validated.validation, 'validation_report.html'));
  });

  test('two at once share one validation; a third that asks for something else has its own', {
    timeout: SLOW,
  }, async () => {
    const { home, validate } = scene();
    const [left, right, other] = [validate('--jobs', '1'), validate('--jobs', '1'), validate('time-1')];
    await expectPassed(left);
    await expectPassed(right);
    expect(await other.ended, other.errors()).toBe(0);
    expect(other.lines().join('\n')).toContain('4 runs of 1 example: 4 passed');
    const records = await recordsIn(home);
    const ids = [...new Set(records.map(({ validation }) => validation))];
    const names = ids.map((id) => namesOf(records.filter(({ validation }) => validation === id)));
    expect(names.toSorted((a, b) => a.length - b.length)).toEqual([allRuns(1, RUNS), ALL]);
  });

  test('a full disk ends it with a clear word; when there is room again it goes on, and nothing was lost', {
    timeout: SLOW,
  }, async (context) => {
    const { home, validate, hasRecorded } = scene(smallDisk(context));
    const first = validate('--jobs', '2');
    await hasRecorded(3);
    const free = fill(home);
    expect(await first.ended, first.errors()).toBe(2);
    expect(first.errors()).toMatch(/\nibs: .*no space left/i);
    expect(first.errors()).toContain('\n  what to do: Free some space');
    expect(first.lines()).toEqual([]);
    free();
    const kept = await recordsIn(home);
    expect(kept.length).toBeGreaterThanOrEqual(3);

    const second = validate();
    await expectPassed(second);
    expect(second.errors()).toContain(`: ${kept.length} of ${ALL.length} runs are on record`);
    const records = await recordsIn(home);
    expect(namesOf(records)).toEqual(ALL);
    for (const record of kept) expect(records).toContainEqual(record);
  });
});
