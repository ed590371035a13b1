import { describe, expect, test } from 'vitest';
import { watchJob } from '../../../platform/jobs/watch.js';
import { faultOf } from '../errors/fault-of.js';
import { setting } from './setting.js';

async function claimed() {
  const { clock, store } = await setting();
  const { id } = await store.create({ kind: 'k', input: 1 });
  const claim = await store.claim({ kinds: ['k'], owner: 'me', leaseMs: 60_000 });
  if (!claim) throw new Error('expected a claim');
  return { clock, store, id, lease: claim.lease };
}

describe('watching a job', () => {
  test('shows it as it is, then each change, and ends with it', async () => {
    const { clock, store, id, lease } = await claimed();
    const seen: string[] = [];
    const watched = (async () => {
      for await (const job of watchJob(store, clock, id)) seen.push(`${job.status} ${job.progress.done}`);
    })();
    await clock.advance(1000);
    await store.save(lease, { progress: { done: 1 } });
    await clock.advance(1000);
    await store.heartbeat(lease, 60_000);
    await clock.advance(1000);
    await store.finish(lease, { status: 'done', result: null }, { done: 2 });
    await clock.advance(1000);
    await watched;
    expect(seen).toEqual(['running 0', 'running 1', 'done 2']);
  });

  test('ends when the watcher goes away', async () => {
    const { clock, store, id } = await claimed();
    const gone = new AbortController();
    const watched = (async () => {
      let count = 0;
      for await (const _ of watchJob(store, clock, id, gone.signal)) count += 1;
      return count;
    })();
    await clock.advance(100);
    gone.abort();
    expect(await watched).toBe(1);
  });

  test('of an unknown job is refused', async () => {
    const { clock, store } = await setting();
    const first = watchJob(store, clock, 'job_none').next();
    expect((await faultOf(first)).code).toBe('jobs.unknown');
  });
});
