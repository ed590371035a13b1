import { describe, expect } from 'vitest';
import { LEASE_MS, type SceneTest } from './scene.js';

const counting = (inputs: readonly number[]) => inputs.map((input) => ({ kind: 'count', input }));

/** Jobs that are made together, and belong together. */
export function describeGroups(test: SceneTest): void {
  describe('a group', () => {
    test('is made once, whole, and in its order', async ({ world, store }) => {
      const other = await world.open();
      const made = await Promise.all([
        store.createGroup('a', counting([1, 2, 3])),
        other.createGroup('a', counting([1, 2, 3])),
      ]);
      expect(made.toSorted()).toEqual([false, true]);
      const jobs = await store.list({ group: 'a' });
      expect(jobs.map(({ input }) => input)).toEqual([3, 2, 1]);
      expect(jobs[0]).toMatchObject({ group: 'a', kind: 'count', status: 'queued' });
    });

    test('of which one job cannot be kept is not made', async ({ store }) => {
      const jobs = [...counting([1]), { kind: 'count', input: Number.NaN }];
      await expect(store.createGroup('a', jobs)).rejects.toMatchObject({ code: 'jobs.not_json' });
      expect(await store.list()).toEqual([]);
      expect(await store.createGroup('a', counting([1]))).toBe(true);
    });

    test('is claimed without what is older and not of it; who names none is given everything', async ({
      store,
      make,
    }) => {
      const single = await make();
      await store.createGroup('a', counting([1]));
      await store.createGroup('b', counting([2]));
      const request = { kinds: ['count'], owner: 'me', leaseMs: LEASE_MS };
      expect((await store.claim({ ...request, group: 'b' }))?.job).toMatchObject({ group: 'b', input: 2 });
      expect(await store.claim({ ...request, group: 'b' })).toBeUndefined();
      expect((await store.claim(request))?.job).toMatchObject({ id: single.id, group: undefined });
      expect((await store.claim(request))?.job).toMatchObject({ group: 'a', input: 1 });
    });

    test('is cancelled as a whole: at once what waits, by its worker what runs', async ({ store }) => {
      await store.createGroup('a', counting([1, 2, 3]));
      await store.createGroup('b', counting([4]));
      const request = { kinds: ['count'], owner: 'me', leaseMs: LEASE_MS, group: 'a' };
      const [ended, running] = [await store.claim(request), await store.claim(request)];
      if (!ended || !running) throw new Error('expected two jobs to claim');
      await store.finish(ended.lease, { status: 'done', result: 1 });
      await store.requestCancelOfGroup('a');
      const statuses = (await store.list({ group: 'a' })).map(({ status }) => status);
      expect(statuses).toEqual(['cancelled', 'running', 'done']);
      expect(await store.heartbeat(running.lease, LEASE_MS)).toEqual({ cancelRequested: true });
      expect((await store.list({ group: 'b' }))[0]?.status).toBe('queued');
    });
  });

  describe('an owner that is known to have died', () => {
    test('holds its jobs no longer, and others theirs', async ({ store, make, claim, claimed }) => {
      const [left] = [await make(), await make()];
      await claimed('dead');
      await claimed('alive');
      expect(await store.owners()).toEqual(['alive', 'dead']);
      await store.expire('dead');
      expect(await store.owners()).toEqual(['alive']);
      expect((await claimed('next')).job).toMatchObject({ id: left.id, attempts: 2, owner: 'next' });
      expect(await claim('next')).toBeUndefined();
    });

    test('that lives after all keeps what nobody has taken, and loses what somebody has', async ({
      store,
      make,
      claimed,
    }) => {
      await make();
      await make();
      const [first, second] = [await claimed('slow'), await claimed('slow')];
      await store.expire('slow');
      expect((await claimed('next')).job.id).toBe(first.job.id);
      await expect(store.heartbeat(first.lease, LEASE_MS)).rejects.toMatchObject({ code: 'jobs.lease_lost' });
      await store.heartbeat(second.lease, LEASE_MS);
      expect(await store.owners()).toEqual(['next', 'slow']);
    });
  });
}
