import { describe, expect } from 'vitest';
import type { JobStore } from '../../../../platform/jobs/store.js';
import { expectFault, type SceneTest } from './scene.js';

/** What is put in comes out, for every process. */
export function describeKeeping(test: SceneTest): void {
  describe('keeping jobs', () => {
    test('a new job waits, with its input and the moment it was made', async ({ clock, store, make }) => {
      const job = await make('count', { to: 3, names: ['a', null], deep: { x: 0.5 } });
      expect(job).toMatchObject({
        kind: 'count',
        status: 'queued',
        input: { to: 3, names: ['a', null], deep: { x: 0.5 } },
        progress: { done: 0 },
        attempts: 0,
        maxAttempts: 3,
        cancelRequested: false,
        createdAt: clock.now(),
        startedAt: undefined,
      });
      expect(await store.get(job.id)).toEqual(job);
    });

    test('a job nobody made is not found', async ({ store }) => {
      expect(await store.get('job_none')).toBeUndefined();
    });

    test('another process sees the same jobs, and so does the next start', async ({ world, make }) => {
      const job = await make();
      expect(await (await world.open()).get(job.id)).toEqual(job);
    });

    test('lists the newest first, page by page', async ({ store, make }) => {
      const ids: string[] = [];
      for (let i = 0; i < 5; i++) ids.push((await make()).id);
      const first = await store.list({ limit: 2 });
      const second = await store.list({ limit: 2, before: first.at(-1)?.id ?? '' });
      const third = await store.list({ limit: 2, before: second.at(-1)?.id ?? '' });
      expect([...first, ...second, ...third].map(({ id }) => id)).toEqual(ids.toReversed());
    });

    test('has no page before a job nobody made', async ({ store, make }) => {
      await make();
      await expectFault(store.list({ before: 'job_none' }), 'jobs.unknown');
      await expectFault(store.list({ before: '' }), 'jobs.unknown');
    });

    test('lists by kind and by status', async ({ store, make }) => {
      const waiting = await make('count');
      const other = await make('other');
      const cancelled = await store.requestCancel((await make('count')).id);
      const ids = async (filter: Parameters<JobStore['list']>[0]) =>
        (await store.list(filter)).map(({ id }) => id);
      expect(await ids({ kind: 'other' })).toEqual([other.id]);
      expect(await ids({ status: 'cancelled' })).toEqual([cancelled.id]);
      expect(await ids({ kind: 'count', status: 'queued' })).toEqual([waiting.id]);
    });

    for (const [found, input] of [
      ['NaN', { price: Number.NaN }],
      ['a Map', { rows: new Map() }],
      ['a bigint', 12n],
      ['a function', { run: () => 1 }],
      ['a Date', { at: new Date(0) }],
      ['an object that writes itself', { price: { toJSON: () => 'cheap' } }],
      ['undefined in a list', { rows: [1, undefined] }],
      ['a gap in a list', { rows: new Array(2) }],
    ] as const) {
      test(`refuses ${found} as input instead of keeping something else`, async ({ store, make }) => {
        await expectFault(make('count', input), 'jobs.not_json');
        expect(await store.list()).toEqual([]);
      });
    }
  });
}
