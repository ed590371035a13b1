import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Clock } from '../../../platform/clock/clock.js';
import { Fault } from '../../../platform/errors/fault.js';
import { jobFaults } from '../../../platform/jobs/faults.js';
import { jobHandler } from '../../../platform/jobs/handler.js';
import type { Job } from '../../../platform/jobs/job.js';
import { counting, seen, submitJob, waiting } from './handlers.js';
import { setting } from './setting.js';

describe('a runner', () => {
  test('takes up what is queued and keeps the result', async () => {
    const { clock, store, runner } = await setting();
    const { handler } = counting(clock);
    const job = await submitJob(store, handler, { to: 3 });
    runner([handler]).start();
    await clock.advance(1000);
    expect(await seen(store, job)).toMatchObject({
      status: 'done',
      result: { counted: 3 },
      progress: { done: 3, total: 3, note: 'step 3' },
    });
  });

  test('works on so many at a time, in the order they came', async () => {
    const { clock, store, runner } = await setting();
    const { handler } = counting(clock);
    const jobs: Job[] = [];
    for (let i = 0; i < 4; i++) jobs.push(await submitJob(store, handler, { to: 3 }));
    runner([handler], { concurrency: 2 }).start();
    await clock.advance(150);
    const statuses = async () => Promise.all(jobs.map(async (job) => (await seen(store, job)).status));
    expect(await statuses()).toEqual(['running', 'running', 'queued', 'queued']);
    await clock.advance(700);
    expect(await statuses()).toEqual(['done', 'done', 'done', 'done']);
  });

  test('shows progress while the work goes on', async () => {
    const { clock, store, runner } = await setting();
    const { handler, begun } = waiting(true);
    const job = await submitJob(store, handler, null);
    runner([handler]).start();
    await clock.advance(10);
    begun().progress({ done: 1 });
    begun().progress({ done: 2, total: 9 });
    await clock.advance(300);
    expect((await seen(store, job)).progress).toEqual({ done: 2, total: 9 });
  });

  test('keeps its lease through work far longer than the lease', async () => {
    const { clock, store, runner } = await setting();
    const { handler, finish } = waiting(true);
    const job = await submitJob(store, handler, null);
    runner([handler]).start();
    await clock.advance(60_000);
    expect(await store.claim({ kinds: ['wait'], owner: 'other', leaseMs: 10 })).toBeUndefined();
    finish('at last');
    await clock.advance(0);
    expect(await seen(store, job)).toMatchObject({ status: 'done', result: 'at last', attempts: 1 });
  });

  test('writes down why a job failed, and goes on with the next', async () => {
    const { clock, store, runner, lines } = await setting();
    const failing = jobHandler({
      kind: 'fail',
      input: z.enum(['fault', 'error']),
      async run(how) {
        if (how === 'fault') throw new Fault(jobFaults.unknown, 'no such thing', { details: { id: 7 } });
        throw new TypeError('x is not a function');
      },
    });
    const foreseen = await submitJob(store, failing, 'fault');
    const unforeseen = await submitJob(store, failing, 'error');
    runner([failing]).start();
    await clock.advance(200);
    expect((await seen(store, foreseen)).error).toMatchObject({ code: 'jobs.unknown', details: { id: 7 } });
    expect((await seen(store, unforeseen)).error).toMatchObject({
      code: 'platform.internal',
      message: 'x is not a function',
    });
    expect(lines.join('')).toContain('runner.test.ts');
  });

  test('fails a job whose result cannot be kept', async () => {
    const { clock, store, runner } = await setting();
    const odd = jobHandler({ kind: 'odd', input: z.null(), run: async () => new Map() });
    const job = await submitJob(store, odd, null);
    runner([odd]).start();
    await clock.advance(200);
    expect(await seen(store, job)).toMatchObject({ status: 'failed', error: { code: 'jobs.not_json' } });
  });

  test('leaves kinds alone that it has no handler for', async () => {
    const { clock, store, runner } = await setting();
    const job = await store.create({ kind: 'other', input: 1 });
    runner([counting(clock).handler]).start();
    await clock.advance(1000);
    expect((await seen(store, job)).status).toBe('queued');
  });

  test('does not take its own job from itself after the machine has slept', async () => {
    const { clock, store, storeAt, runner } = await setting();
    const { handler, finish } = waiting(true);
    const job = await submitJob(store, handler, null);
    let asleep = 0;
    // Waking up: the time has jumped, and the poll happens to come before the heartbeat.
    const sleepy: Clock = { ...clock, now: () => clock.now() + asleep };
    runner([handler], { clock: sleepy, store: storeAt(sleepy), concurrency: 2 }).start();
    await clock.advance(10);
    asleep = 3_600_000;
    await clock.advance(150);
    finish('dreamt');
    await clock.advance(10);
    expect(await seen(store, job)).toMatchObject({ status: 'done', result: 'dreamt', attempts: 1 });
  });
});

describe('input', () => {
  test('that no longer fits when the job is taken up fails the job', async () => {
    const { clock, store, runner } = await setting();
    const job = await store.create({ kind: 'count', input: { upTo: 3 } });
    runner([counting(clock).handler]).start();
    await clock.advance(200);
    expect(await seen(store, job)).toMatchObject({ status: 'failed', error: { code: 'jobs.bad_input' } });
  });
});

test('two handlers of one kind are a mistake of the program', async () => {
  const { clock, runner } = await setting();
  const { handler } = counting(clock);
  expect(() => runner([handler, handler])).toThrow('one kind');
});
