import { spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { databaseFaults } from '../../../platform/database/faults.js';
import { Fault } from '../../../platform/errors/fault.js';
import { jobHandler } from '../../../platform/jobs/handler.js';
import { seen, submitJob, waiting } from './handlers.js';
import { setting } from './setting.js';

const echo = jobHandler({ kind: 'echo', input: z.int(), run: async (number) => number });
const echoes = (numbers: readonly number[]) => numbers.map((input) => ({ kind: 'echo', input }));

/** The number of a process that was there, and is no more. */
function deadProcess(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}

test('a runner of one group leaves the jobs of others alone', async () => {
  const { clock, store, runner } = await setting();
  await store.createGroup('theirs', echoes([1]));
  await store.createGroup('ours', echoes([2, 3]));
  runner([echo], { group: 'ours' }).start();
  await clock.advance(500);
  const statusOf = async (group: string) => (await store.list({ group })).map(({ status }) => status);
  expect(await statusOf('ours')).toEqual(['done', 'done']);
  expect(await statusOf('theirs')).toEqual(['queued']);
});

test('what a process of this machine held when it died is taken up at once, not when its lease ends', async () => {
  const { clock, store, runner } = await setting();
  const job = await submitJob(store, echo, 1);
  const lease = { kinds: ['echo'], leaseMs: 1_000_000 };
  await store.claim({ ...lease, owner: `${hostname()}:${deadProcess()}` });
  runner([echo]).start();
  await clock.advance(0);
  expect(await seen(store, job)).toMatchObject({ status: 'done', attempts: 2 });
});

test.each([
  ['a process that lives', `${hostname()}:${process.pid}`],
  ['a process of another machine', 'elsewhere:1999999999'],
  ['somebody with a name', 'the-night-shift'],
])('what %s holds is left to it', async (_, owner) => {
  const { clock, store, runner } = await setting();
  const job = await submitJob(store, echo, 1);
  await store.claim({ kinds: ['echo'], owner, leaseMs: 1_000_000 });
  runner([echo]).start();
  await clock.advance(2000);
  expect(await seen(store, job)).toMatchObject({ status: 'running', owner, attempts: 1 });
});

test('says that it is idle when there is nothing to take up and nothing in hand', async () => {
  const { clock, store, runner } = await setting();
  const { handler, finish } = waiting(true);
  await submitJob(store, handler, null);
  let idle = 0;
  const onIdle = () => {
    idle += 1;
  };
  runner([handler], { concurrency: 2, onIdle }).start();
  await clock.advance(1000);
  expect(idle).toBe(0);
  finish('done');
  await clock.advance(0);
  expect(idle).toBe(1);
});

test('tells who wants to know what keeps it from its work, instead of logging it', async () => {
  const { clock, store, runner, lines } = await setting();
  const full = new Fault(databaseFaults.full, 'no space left');
  const refusing = { ...store, claim: () => Promise.reject(full) };
  const told: unknown[] = [];
  runner([echo], { store: refusing, onTrouble: (thrown) => void told.push(thrown) }).start();
  await clock.advance(0);
  expect(told).toEqual([full]);
  const unkept = { ...store, finish: () => Promise.reject(full) };
  await submitJob(store, echo, 1);
  runner([echo], { store: unkept, onTrouble: (thrown) => void told.push(thrown) }).start();
  await clock.advance(0);
  expect(told).toEqual([full, full]);
  expect(lines).toEqual([]);
});
