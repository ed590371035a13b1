import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { systemClock } from '../../platform/clock/system.js';
import { sqliteJobStore } from '../../platform/jobs/sqlite-store.js';
import { systemRandom } from '../../platform/random/system.js';
import { open, scratchFolder } from '../platform/database/scratch.js';
import { type Child, spawnTest } from '../platform/database/spawn.js';

const WORKER = fileURLToPath(new URL('../platform/jobs/processes/worker.ts', import.meta.url));
const LEASE_MS = 600;
const COUNT = 30;

async function scene(input: { count: number; dieAt?: number; freezeAt?: number }) {
  const file = join(scratchFolder(), 'ibs.db');
  const store = sqliteJobStore(await open(file), systemClock, systemRandom());
  const { id } = await store.create({ kind: 'steps', input });
  const worker = (name: string) => spawnTest(WORKER, [file, name, String(LEASE_MS)]);
  return { store, id, worker };
}

/** The numbers of the steps that a worker says it has done. */
function stepsOf(child: Child): number[] {
  return child.lines().flatMap((line) => (line.startsWith('step ') ? [Number(line.slice(5))] : []));
}

/** Which steps the result says each worker did. */
function shares(result: unknown, name: string): number[] {
  if (!Array.isArray(result)) throw new Error(`expected a list of steps, found ${JSON.stringify(result)}`);
  return result.flatMap((step: unknown, index) => (step === `${name} ${index}` ? [index] : []));
}

test('the job of a killed worker is taken up from its checkpoint, and ends once', async () => {
  const { store, id, worker } = await scene({ count: COUNT });
  const first = worker('first');
  await first.printed(8);
  first.process.kill('SIGKILL');
  await first.ended;

  const second = worker('second');
  expect(await second.ended, second.errors()).toBe(0);
  const job = await store.get(id);
  expect(job).toMatchObject({ status: 'done', attempts: 2 });

  const [byFirst, bySecond] = [shares(job?.result, 'first'), shares(job?.result, 'second')];
  expect([...byFirst, ...bySecond]).toEqual(Array.from({ length: COUNT }, (_, i) => i));
  expect(second.lines()[0]).toBe(`from ${byFirst.length}`);
  expect(byFirst.length).toBeGreaterThan(0);
  // Only the step it died in may have been done twice.
  const twice = stepsOf(first).filter((step) => stepsOf(second).includes(step));
  expect(twice.length).toBeLessThanOrEqual(1);
});

test('a worker that was frozen and wakes up after its job was taken over writes nothing', async () => {
  const { store, id, worker } = await scene({ count: COUNT, freezeAt: 5 });
  const frozen = worker('frozen');
  await frozen.printed(6);
  const second = worker('second');
  await second.printed(3);
  frozen.process.kill('SIGCONT');

  expect(await second.ended, second.errors()).toBe(0);
  expect(await frozen.ended, frozen.errors()).toBe(0);
  expect(frozen.lines().join('\n')).toContain('taken over by another process');
  const job = await store.get(id);
  expect(job).toMatchObject({ status: 'done', attempts: 2 });
  const [before, after] = [shares(job?.result, 'frozen'), shares(job?.result, 'second')];
  expect([...before, ...after]).toEqual(Array.from({ length: COUNT }, (_, i) => i));
  // Both waited for the same end, and both saw it.
  expect(frozen.lines().at(-1)).toBe('ended done');
});

test('a job that kills every process that takes it up is given up', async () => {
  const { store, id, worker } = await scene({ count: COUNT, dieAt: 2 });
  for (const name of ['first', 'second', 'third']) {
    expect(await worker(name).ended).toBe('SIGKILL');
  }
  const fourth = worker('fourth');
  expect(await fourth.ended, fourth.errors()).toBe(0);
  expect(stepsOf(fourth)).toEqual([]);
  const job = await store.get(id);
  expect(job).toMatchObject({ status: 'failed', attempts: 3, error: { code: 'jobs.gave_up' } });
  expect(job?.checkpoint).toEqual(['first 0', 'first 1']);
});
