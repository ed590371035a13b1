import { type Clock, waited } from '../clock/clock.js';
import { unknownJob } from './faults.js';
import { hasEnded, type Job } from './job.js';
import type { JobStore } from './store.js';

const POLL_MS = 500;

/**
 * The job as it is now and at each change after that, until it has ended or the signal is aborted. Asks the
 * store again and again, because the change may be another process's; of changes that come close together
 * only the last is seen.
 */
export async function* watchJob(
  store: JobStore,
  clock: Clock,
  id: string,
  signal?: AbortSignal,
  pollMs = POLL_MS,
): AsyncGenerator<Job, void, void> {
  let seen = 0;
  while (!signal?.aborted) {
    const job = await store.get(id);
    if (!job) throw unknownJob(id);
    if (job.revision !== seen) yield job;
    if (hasEnded(job)) return;
    seen = job.revision;
    if (!(await waited(clock, pollMs, signal))) return;
  }
}
