import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { systemClock } from '../../platform/clock/system.js';
import { checkDatabase } from '../../platform/database/check.js';
import { sqliteJobStore } from '../../platform/jobs/sqlite-store.js';
import type { JobStore } from '../../platform/jobs/store.js';
import { systemRandom } from '../../platform/random/system.js';
import { open, scratchFolder } from '../platform/database/scratch.js';
import { type Child, spawnTest } from '../platform/database/spawn.js';

const WRITER = fileURLToPath(new URL('../platform/jobs/processes/writer.ts', import.meta.url));
const EACH = 2000;

/** What the store holds of one writer: number of each job by its id. */
async function kept(store: JobStore, writer: string): Promise<Map<string, unknown>> {
  const jobs = await store.list({ kind: writer, limit: 1_000_000 });
  return new Map(jobs.map(({ id, input }) => [id, input]));
}

function acknowledged(child: Child): [id: string, input: unknown][] {
  return child.lines().flatMap((line) => {
    const [id, number] = line.split(' ');
    return id?.startsWith('job_') ? [[id, { number: Number(number) }]] : [];
  });
}

/** Lets writers begin, or go on after their first half, at the same moment. */
function go(writers: readonly Child[]): void {
  for (const writer of writers) writer.tell('go');
}

test('nothing acknowledged is lost when one of three writers is killed in the middle', async () => {
  const file = join(scratchFolder(), 'ibs.db');
  const survivors = ['left', 'right'].map((name) => ({
    name,
    child: spawnTest(WRITER, [file, name, String(EACH)]),
  }));
  const victim = spawnTest(WRITER, [file, 'victim', '1000000']);

  const all = [victim, ...survivors.map(({ child }) => child)];
  await Promise.all(all.map((child) => child.printed(1)));
  go(all);
  // Locks are not given in turn, and one may be far ahead; but at its half each waits for the kill.
  await Promise.all(all.map((child) => child.printed(50)));
  victim.process.kill('SIGKILL');
  go(survivors.map(({ child }) => child));
  expect(await victim.ended).toBe('SIGKILL');
  for (const { child } of survivors) expect(await child.ended, child.errors()).toBe(0);

  await expect(checkDatabase(file)).resolves.toBeDefined();
  const store = sqliteJobStore(await open(file, { check: true }), systemClock, systemRandom());
  for (const { name, child } of survivors) {
    expect(acknowledged(child).length).toBeGreaterThanOrEqual(EACH);
    expect(await kept(store, name)).toEqual(new Map(acknowledged(child).toReversed()));
  }
  const left = await kept(store, 'victim');
  for (const [id, input] of acknowledged(victim)) expect(left.get(id)).toEqual(input);
  // It may have written one more, but had no time to say so.
  expect(left.size - acknowledged(victim).length).toBeOneOf([0, 1]);
});

test('nothing is acknowledged that a disk without room has not kept', async () => {
  const file = join(scratchFolder(), 'ibs.db');
  // A limit on the size of files fails where a full disk does: in the middle of writing a commit.
  const writer = spawnTest(WRITER, [file, 'writer', '100000'], 'ulimit -f 1000');
  go([writer]);
  expect(await writer.ended, writer.errors()).toBe(0);
  expect(writer.lines().at(-1)).toBe('database.disk');
  const store = sqliteJobStore(await open(file, { check: true }), systemClock, systemRandom());
  const claimed = acknowledged(writer);
  expect(claimed.length).toBeGreaterThan(10);
  expect(await kept(store, 'writer')).toEqual(new Map(claimed.toReversed()));
});
