import type { Cancel, Clock } from '../clock/clock.js';
import { asFault, Fault, isFault } from '../errors/fault.js';
import { platformFaults } from '../errors/faults.js';
import { jobFaults } from './faults.js';
import { type JobHandler, type JobLog, readInput } from './handler.js';
import type { Job } from './job.js';
import { isLost, type LeaseKeeper } from './lease-keeper.js';
import type { Claim, JobOutcome, JobStore } from './store.js';

export interface Workplace {
  readonly store: JobStore;
  readonly clock: Clock;
  readonly log: JobLog;
  readonly leaseMs: number;
  /** How long a handler may go on after it has been told that the program stops. */
  readonly graceMs: number;
}

type Ending =
  | { readonly how: 'returned'; readonly result: unknown }
  | { readonly how: 'threw'; readonly thrown: unknown }
  | { readonly how: 'overstayed' };

/** Works on one claimed job until it has ended, was put back, or belongs to somebody else. */
export async function execute(
  claim: Claim,
  handler: JobHandler,
  keeper: LeaseKeeper,
  place: Workplace,
  stop: AbortSignal,
): Promise<void> {
  const { job } = claim;
  const limit = limitStay(keeper, place, stop);
  const ending = await Promise.race([handle(job, handler, keeper, place), limit.overstayed]);
  limit.lift();
  keeper.end();
  try {
    await settle(claim, ending, keeper, place);
  } catch (thrown) {
    if (!isLost(thrown)) throw thrown;
    place.log.warn({ job: job.id, kind: job.kind }, 'a job was taken over by another process');
  }
}

async function handle(
  job: Job,
  handler: JobHandler,
  keeper: LeaseKeeper,
  { log }: Workplace,
): Promise<Ending> {
  try {
    keeper.signal.throwIfAborted();
    const result = await handler.run(readInput(handler, job.input), {
      jobId: job.id,
      checkpoint: job.checkpoint,
      signal: keeper.signal,
      progress: keeper.progress,
      saveCheckpoint: keeper.saveCheckpoint,
      log,
    });
    return { how: 'returned', result };
  } catch (thrown) {
    return { how: 'threw', thrown };
  }
}

/** Tells the handler to stop when the program does; `overstayed` resolves if it then takes too long. */
function limitStay(keeper: LeaseKeeper, { clock, graceMs }: Workplace, stop: AbortSignal) {
  let cancelWait: Cancel = () => {};
  let overstay: (ending: Ending) => void = () => {};
  const overstayed = new Promise<Ending>((resolve) => {
    overstay = resolve;
  });
  const onStop = () => {
    keeper.abort(new Fault(platformFaults.interrupted, 'the program is stopping'));
    cancelWait = clock.after(graceMs, () => overstay({ how: 'overstayed' }));
  };
  if (stop.aborted) onStop();
  else stop.addEventListener('abort', onStop, { once: true });
  return {
    overstayed,
    lift() {
      stop.removeEventListener('abort', onStop);
      cancelWait();
    },
  };
}

async function settle(
  { job, lease }: Claim,
  ending: Ending,
  keeper: LeaseKeeper,
  place: Workplace,
): Promise<void> {
  const { store, log } = place;
  const progress = keeper.latestProgress();
  const finish = (outcome: JobOutcome) => store.finish(lease, outcome, progress);
  const about = { job: job.id, kind: job.kind };

  if (ending.how === 'returned') {
    try {
      return await finish({ status: 'done', result: ending.result });
    } catch (thrown) {
      if (!isFault(thrown, jobFaults.not_json)) throw thrown;
      log.error({ ...about, err: thrown }, 'a job returned what cannot be kept');
      return finish({ status: 'failed', error: thrown.toJSON() });
    }
  }

  const reason: unknown = keeper.signal.reason;
  if (isLost(reason)) throw reason;
  if (ending.how === 'threw' && ending.thrown !== reason) {
    log.error({ ...about, err: ending.thrown }, 'a job threw');
  }
  if (isFault(reason, jobFaults.cancelled)) return finish({ status: 'cancelled' });
  if (isFault(reason, platformFaults.interrupted) || ending.how === 'overstayed') {
    if (progress) await store.save(lease, { progress });
    return store.park(lease);
  }
  return finish({ status: 'failed', error: asFault(ending.thrown).toJSON() });
}
