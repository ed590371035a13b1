import { describe, expect } from 'vitest';
import { expectFault, failure, LEASE_MS, type SceneTest } from './scene.js';

/** How a job ends, and how it begins again. */
export function describeEndings(test: SceneTest): void {
  describe('the end of a job', () => {
    test('keeps the result, the last progress and the moment', async ({
      clock,
      store,
      make,
      claim,
      claimed,
      seen,
    }) => {
      const { id } = await make();
      const { lease } = await claimed();
      await clock.advance(10);
      await store.finish(lease, { status: 'done', result: { sum: 6 } }, { done: 3, total: 3 });
      const job = await seen(id);
      expect(job).toMatchObject({ status: 'done', result: { sum: 6 }, progress: { done: 3, total: 3 } });
      expect(job.finishedAt).toBe(clock.now());
      expect(await claim()).toBeUndefined();
    });

    test('in failure keeps the fault, even where its details cannot be kept', async ({
      store,
      make,
      claimed,
      seen,
    }) => {
      const { id } = await make();
      const { lease } = await claimed();
      await store.finish(lease, { status: 'failed', error: failure({ odd: 1n }) });
      expect((await seen(id)).error).toEqual(failure({ leftOut: ['odd'] }));
    });

    test('is not reached with a result that is not plain data', async ({ store, make, claimed, seen }) => {
      const { id } = await make();
      const { lease } = await claimed();
      await expectFault(store.finish(lease, { status: 'done', result: new Set() }), 'jobs.not_json');
      expect((await seen(id)).status).toBe('running');
    });
  });

  describe('cancelling', () => {
    test('ends a waiting job at once', async ({ store, make, claim }) => {
      const { id } = await make();
      expect(await store.requestCancel(id)).toMatchObject({ status: 'cancelled' });
      expect(await claim()).toBeUndefined();
    });

    test('tells a worker at its next heartbeat', async ({ world, store, make, claimed, seen }) => {
      const { id } = await make();
      const { lease } = await claimed();
      const asked = await (await world.open()).requestCancel(id);
      expect(asked).toMatchObject({ status: 'running', cancelRequested: true });
      expect(await store.heartbeat(lease, LEASE_MS)).toEqual({ cancelRequested: true });
      await store.finish(lease, { status: 'cancelled' });
      expect((await seen(id)).status).toBe('cancelled');
    });

    test('ends a job whose worker is silent at once', async ({ clock, store, make, claimed }) => {
      const { id } = await make();
      const { lease } = await claimed();
      await clock.advance(LEASE_MS);
      expect(await store.requestCancel(id)).toMatchObject({ status: 'cancelled' });
      await expectFault(store.finish(lease, { status: 'done', result: 1 }), 'jobs.lease_lost');
    });

    test('holds even if the worker dies before it hears of it', async ({
      clock,
      store,
      make,
      claim,
      claimed,
      seen,
    }) => {
      const { id } = await make();
      await claimed();
      await store.requestCancel(id);
      await clock.advance(LEASE_MS);
      expect(await claim('worker-2')).toBeUndefined();
      expect((await seen(id)).status).toBe('cancelled');
    });

    test('comes too late for a job that has ended', async ({ store, make, claimed }) => {
      const { id } = await make();
      const { lease } = await claimed();
      await store.finish(lease, { status: 'done', result: 1 });
      expect(await store.requestCancel(id)).toMatchObject({ status: 'done', cancelRequested: false });
    });

    test('of an unknown job is refused', async ({ store }) => {
      await expectFault(store.requestCancel('job_none'), 'jobs.unknown');
    });
  });

  describe('resuming', () => {
    test('queues a failed job again from its checkpoint, with fresh attempts', async ({
      store,
      make,
      claimed,
    }) => {
      const { id } = await make();
      const { lease } = await claimed();
      await store.save(lease, { checkpoint: [1, 2] });
      await store.finish(lease, { status: 'failed', error: failure() });
      expect(await store.resume(id)).toMatchObject({
        status: 'queued',
        attempts: 0,
        error: undefined,
        finishedAt: undefined,
      });
      expect((await claimed()).job).toMatchObject({ id, checkpoint: [1, 2] });
    });

    test('forgets the cancel that ended it', async ({ store, make, claimed }) => {
      const { id } = await make();
      await store.requestCancel(id);
      await store.resume(id);
      const { lease } = await claimed();
      expect(await store.heartbeat(lease, LEASE_MS)).toEqual({ cancelRequested: false });
    });

    test('is refused for a job that waits, runs, is done or unknown', async ({ store, make, claimed }) => {
      const { id } = await make();
      await expectFault(store.resume(id), 'jobs.not_resumable');
      const { lease } = await claimed();
      await expectFault(store.resume(id), 'jobs.not_resumable');
      await store.finish(lease, { status: 'done', result: 1 });
      await expectFault(store.resume(id), 'jobs.not_resumable');
      await expectFault(store.resume('job_none'), 'jobs.unknown');
    });
  });

  test('the revision moves with what can be seen, and not with heartbeats', async ({
    store,
    make,
    claimed,
    seen,
  }) => {
    const { id } = await make();
    const revisions = [(await seen(id)).revision];
    const step = async (work: Promise<unknown>) => {
      await work;
      revisions.push((await seen(id)).revision);
    };
    const { lease } = await claimed();
    await step(Promise.resolve());
    await step(store.save(lease, { progress: { done: 1 } }));
    await step(store.requestCancel(id));
    await step(store.finish(lease, { status: 'cancelled' }));
    await step(store.resume(id));
    expect(revisions).toEqual([...new Set(revisions)].sort((a, b) => a - b));

    const again = await claimed();
    const { revision } = await seen(id);
    await store.heartbeat(again.lease, LEASE_MS);
    expect((await seen(id)).revision).toBe(revision);
  });
}
