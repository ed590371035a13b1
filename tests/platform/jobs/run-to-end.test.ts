import { describe, expect, test } from 'vitest';
import { submitJob } from '../../../platform/jobs/handler.js';
import { faultOf } from '../errors/fault-of.js';
import { counting, seen } from './handlers.js';
import { setting } from './setting.js';

describe('a command line that sees one job through', () => {
  test('runs it here and gives back how it ended', async () => {
    const { clock, store, runner } = await setting();
    const { handler } = counting(clock);
    const other = await submitJob(store, handler, { to: 1 });
    const job = await submitJob(store, handler, { to: 2 });
    const ended = runner([handler]).runToEnd(job.id);
    await clock.advance(1000);
    expect(await ended).toMatchObject({ status: 'done', result: { counted: 2 } });
    expect((await seen(store, other)).status).toBe('queued');
  });

  test('waits for the process that works on it, and takes over if that dies', async () => {
    const { clock, store, runner } = await setting();
    const { handler, steps } = counting(clock);
    const job = await submitJob(store, handler, { to: 3 });
    const claim = await store.claim({ kinds: ['count'], owner: 'other', leaseMs: 3000 });
    if (!claim) throw new Error('expected a claim');
    await store.save(claim.lease, { checkpoint: 2 });
    const ended = runner([handler]).runToEnd(job.id);
    await clock.advance(2000);
    expect(steps).toEqual([]);
    await clock.advance(2000);
    expect(await ended).toMatchObject({ status: 'done', attempts: 2 });
    expect(steps).toEqual([3]);
  });

  test('stopped by Ctrl-C leaves the job where it got to', async () => {
    const { clock, store, runner } = await setting();
    const { handler } = counting(clock);
    const job = await submitJob(store, handler, { to: 10 });
    const interrupt = new AbortController();
    const ended = faultOf(runner([handler]).runToEnd(job.id, interrupt.signal));
    await clock.advance(350);
    interrupt.abort();
    await clock.advance(100);
    expect((await ended).exitCode).toBe(130);
    expect(await seen(store, job)).toMatchObject({ status: 'queued', checkpoint: 3 });
  });

  test('says at once when nobody here can run that kind, or there is no such job', async () => {
    const { clock, store, runner } = await setting();
    const other = await store.create({ kind: 'other', input: 1 });
    const only = runner([counting(clock).handler]);
    expect((await faultOf(only.runToEnd(other.id))).code).toBe('jobs.no_handler');
    expect((await faultOf(only.runToEnd('job_none'))).code).toBe('jobs.unknown');
  });
});
