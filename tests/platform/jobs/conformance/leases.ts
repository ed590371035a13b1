import { describe, expect } from 'vitest';
import { expectFault, LEASE_MS, type SceneTest } from './scene.js';

/** One worker at a time, and always one again. */
export function describeLeases(test: SceneTest): void {
  describe('claiming', () => {
    test('gives the oldest job of the kinds asked for, and each only once', async ({
      clock,
      make,
      claim,
      claimed,
    }) => {
      const [a, , b] = [await make(), await make('other'), await make()];
      const first = await claimed();
      expect(first.job).toMatchObject({
        id: a.id,
        status: 'running',
        attempts: 1,
        owner: 'worker-1',
        startedAt: clock.now(),
        leaseUntil: clock.now() + LEASE_MS,
      });
      expect((await claimed('worker-2')).job.id).toBe(b.id);
      expect(await claim('worker-3')).toBeUndefined();
    });

    test('never gives one job to two of many who ask at once', async ({ world, make, claim }) => {
      for (let i = 0; i < 40; i++) await make();
      const others = await Promise.all([world.open(), world.open(), world.open()]);
      const claims = await Promise.all(
        Array.from({ length: 60 }, (_, i) => claim(`worker-${i}`, others[i % 3])),
      );
      const given = claims.flatMap((found) => (found ? [found.job.id] : []));
      expect(given).toHaveLength(40);
      expect(new Set(given).size).toBe(40);
    });
  });

  describe('the lease', () => {
    test('lasts as long as heartbeats come', async ({ clock, store, make, claim, claimed }) => {
      await make();
      const { lease } = await claimed();
      for (let i = 0; i < 5; i++) {
        await clock.advance(LEASE_MS - 1);
        expect(await store.heartbeat(lease, LEASE_MS)).toEqual({ cancelRequested: false });
        expect(await claim('worker-2')).toBeUndefined();
      }
    });

    test('of a silent worker passes on, with the last checkpoint', async ({
      clock,
      world,
      store,
      make,
      claimed,
    }) => {
      const { id } = await make();
      const { lease } = await claimed('worker-1');
      await store.save(lease, { checkpoint: { at: 2 }, progress: { done: 2, total: 3, note: 'two' } });
      await clock.advance(LEASE_MS);
      const second = await claimed('worker-2', await world.open());
      expect(second.job).toMatchObject({
        id,
        attempts: 2,
        owner: 'worker-2',
        checkpoint: { at: 2 },
        progress: { done: 2, total: 3, note: 'two' },
      });
      expect(second.lease.token).not.toBe(lease.token);
    });

    test('once passed on lets its former holder change nothing', async ({
      clock,
      store,
      make,
      claimed,
      seen,
    }) => {
      const { id } = await make();
      const { lease: former } = await claimed('worker-1');
      await clock.advance(LEASE_MS);
      const { lease } = await claimed('worker-2');
      await store.save(lease, { checkpoint: 'new' });
      const before = await seen(id);
      await expectFault(store.heartbeat(former, LEASE_MS), 'jobs.lease_lost');
      await expectFault(store.save(former, { checkpoint: 'old' }), 'jobs.lease_lost');
      await expectFault(store.finish(former, { status: 'done', result: 'old' }), 'jobs.lease_lost');
      await expectFault(store.park(former), 'jobs.lease_lost');
      expect(await seen(id)).toEqual(before);
    });

    test('is still good when it ran out and nobody took it', async ({
      clock,
      store,
      make,
      claim,
      claimed,
    }) => {
      await make();
      const { lease } = await claimed();
      await clock.advance(LEASE_MS * 10);
      await store.heartbeat(lease, LEASE_MS);
      expect(await claim('worker-2')).toBeUndefined();
    });

    test('ends with the job', async ({ store, make, claimed, seen }) => {
      const { id } = await make();
      const { lease } = await claimed();
      await store.finish(lease, { status: 'done', result: 1 });
      await expectFault(store.finish(lease, { status: 'done', result: 2 }), 'jobs.lease_lost');
      expect(await seen(id)).toMatchObject({ result: 1, owner: undefined, leaseUntil: undefined });
    });
  });

  describe('a job whose processes die', () => {
    test('is given up after its attempts, not retried for ever', async ({
      clock,
      store,
      claim,
      claimed,
      seen,
    }) => {
      const { id } = await store.create({ kind: 'count', input: 1, maxAttempts: 2 });
      for (const owner of ['worker-1', 'worker-2']) {
        await claimed(owner);
        await clock.advance(LEASE_MS);
      }
      expect(await claim('worker-3')).toBeUndefined();
      const job = await seen(id);
      expect(job).toMatchObject({ status: 'failed', attempts: 2, owner: undefined });
      expect(job.error).toMatchObject({ code: 'jobs.gave_up' });
      expect(job.error?.message).toContain('worker-2');
    });

    test('does not stand in the way of the next one', async ({ clock, store, make, claimed }) => {
      await store.create({ kind: 'count', input: 1, maxAttempts: 1 });
      await claimed();
      await clock.advance(LEASE_MS);
      const next = await make();
      expect((await claimed()).job.id).toBe(next.id);
    });
  });

  describe('parking', () => {
    test('puts the job back in its old place, and the try does not count', async ({
      store,
      make,
      claimed,
      seen,
    }) => {
      const [first] = [await make(), await make()];
      for (let i = 0; i < 5; i++) {
        const { job, lease } = await claimed();
        expect(job).toMatchObject({ id: first.id, attempts: 1 });
        await store.save(lease, { checkpoint: i });
        await store.park(lease);
      }
      expect(await seen(first.id)).toMatchObject({ status: 'queued', attempts: 0, checkpoint: 4 });
    });

    test('cancels a job for which that was asked', async ({ clock, store, make, claimed, seen }) => {
      const { id } = await make();
      const { lease } = await claimed();
      await store.requestCancel(id);
      await store.park(lease);
      expect(await seen(id)).toMatchObject({ status: 'cancelled', finishedAt: clock.now() });
    });
  });
}
