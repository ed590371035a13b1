import { describe, expect, test } from 'vitest';
import { faultOf } from '../errors/fault-of.js';
import { counting, seen, submitJob, waiting } from './handlers.js';
import { setting } from './setting.js';

describe('cancelling', () => {
  test('reaches the handler, and the job can be resumed from its checkpoint', async () => {
    const { clock, store, runner } = await setting();
    const { handler, steps } = counting(clock);
    const job = await submitJob(store, handler, { to: 50 });
    runner([handler]).start();
    await clock.advance(550);
    await store.requestCancel(job.id);
    await clock.advance(1000);
    const cancelled = await seen(store, job);
    expect(cancelled.status).toBe('cancelled');
    expect(cancelled.checkpoint).toBeLessThan(50);

    await store.resume(job.id);
    await clock.advance(6000);
    expect(await seen(store, job)).toMatchObject({ status: 'done', result: { counted: 50 } });
    expect(steps).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
  });

  test('that comes too late does not undo the result', async () => {
    const { clock, store, runner } = await setting();
    const { handler, finish } = waiting(false);
    const job = await submitJob(store, handler, null);
    runner([handler]).start();
    await clock.advance(10);
    await store.requestCancel(job.id);
    await clock.advance(2000);
    expect((await seen(store, job)).status).toBe('running');
    finish('done all the same');
    await clock.advance(10);
    expect(await seen(store, job)).toMatchObject({ status: 'done', result: 'done all the same' });
  });
});

describe('stopping', () => {
  test('puts running jobs back, and the next start goes on from the checkpoint', async () => {
    const { clock, store, runner } = await setting();
    const { handler, steps } = counting(clock);
    const job = await submitJob(store, handler, { to: 10 });
    const first = runner([handler]);
    first.start();
    await clock.advance(450);
    await first.stop();
    expect(await seen(store, job)).toMatchObject({
      status: 'queued',
      checkpoint: 4,
      attempts: 0,
      progress: { done: 4 },
    });

    runner([handler]).start();
    await clock.advance(1000);
    expect((await seen(store, job)).status).toBe('done');
    expect(steps).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  test('does not wait for ever for a handler that does not heed its signal', async () => {
    const { clock, store, runner } = await setting();
    const { handler, begun, finish } = waiting(false);
    const job = await submitJob(store, handler, null);
    const stubborn = runner([handler]);
    stubborn.start();
    await clock.advance(10);
    const stopped = stubborn.stop();
    await clock.advance(1000);
    await stopped;
    expect((await seen(store, job)).status).toBe('queued');
    expect((await faultOf(begun().saveCheckpoint('too late'))).code).toBe('jobs.lease_lost');
    finish('too late');
    await clock.advance(10);
    expect(await seen(store, job)).toMatchObject({ status: 'queued', checkpoint: undefined });
  });

  test('keeps the progress that was not yet written', async () => {
    const { clock, store, runner } = await setting();
    const { handler, begun } = waiting(true);
    const job = await submitJob(store, handler, null);
    const only = runner([handler]);
    only.start();
    await clock.advance(10);
    begun().progress({ done: 7, note: 'nearly' });
    await only.stop();
    expect(await seen(store, job)).toMatchObject({ status: 'queued', progress: { done: 7, note: 'nearly' } });
  });

  test('takes up nothing more', async () => {
    const { clock, store, runner } = await setting();
    const { handler } = counting(clock);
    const stopped = runner([handler]);
    stopped.start();
    await stopped.stop();
    const job = await submitJob(store, handler, { to: 1 });
    await clock.advance(1000);
    expect((await seen(store, job)).status).toBe('queued');
  });
});

test('a worker whose job was taken over is told, and what it returns is dropped', async () => {
  const { clock, store, storeAt, runner, lines } = await setting();
  const { handler, begun, finish } = waiting(false);
  const job = await submitJob(store, handler, null);
  runner([handler]).start();
  await clock.advance(10);
  // To a process whose clock is ahead, this one has been silent for an hour.
  const ahead = storeAt({ ...clock, now: () => clock.now() + 3_600_000 });
  const other = await ahead.claim({ kinds: ['wait'], owner: 'other', leaseMs: 3000 });
  if (!other) throw new Error('expected to take the job over');
  await clock.advance(1500);
  expect(begun().signal.reason).toHaveProperty('code', 'jobs.lease_lost');
  finish('stale');
  await clock.advance(10);
  expect((await seen(store, job)).status).toBe('running');
  await store.finish(other.lease, { status: 'done', result: 'fresh' });
  expect((await seen(store, job)).result).toBe('fresh');
  expect(lines.join('')).toContain('taken over');
});
