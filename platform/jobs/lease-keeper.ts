import { type Cancel, type Clock, every } from '../clock/clock.js';
import { Fault, isFault } from '../errors/fault.js';
import { jobFaults } from './faults.js';
import type { JobLog } from './handler.js';
import type { JobProgress } from './job.js';
import type { JobStore, Lease } from './store.js';

/** Several times a second is as often as anyone looks; each write waits for the disk. */
const PROGRESS_MS = 250;

/** Holds one lease while its job is worked on, and carries news in both directions. */
export interface LeaseKeeper {
  /** Aborted with the fault that says why the work should end: cancelled, interrupted or lease_lost. */
  readonly signal: AbortSignal;
  /** Only the first reason counts. */
  abort(reason: Fault): void;
  /** A heartbeat at once if the regular one is late, as after the machine has slept. */
  catchUp(): Promise<void>;
  progress(progress: JobProgress): void;
  latestProgress(): JobProgress | undefined;
  saveCheckpoint(checkpoint: unknown): Promise<void>;
  /** No more heartbeats or progress; what is unsaved goes with the job's last write. */
  end(): void;
}

export interface KeeperSurroundings {
  readonly store: JobStore;
  readonly clock: Clock;
  readonly log: JobLog;
  readonly leaseMs: number;
}

export function keepLease(lease: Lease, { store, clock, log, leaseMs }: KeeperSurroundings): LeaseKeeper {
  const work = new AbortController();
  const beatMs = leaseMs / 3;
  let lastBeat = clock.now();
  let latest: JobProgress | undefined;
  let plannedSave: Cancel | undefined;

  const note = (thrown: unknown, doing: string) => {
    if (isLost(thrown)) work.abort(thrown);
    // The next try may succeed, and until then the lease itself decides whose the job is.
    else log.warn({ err: thrown, job: lease.jobId }, `${doing} failed`);
  };

  const beat = async () => {
    try {
      const { cancelRequested } = await store.heartbeat(lease, leaseMs);
      lastBeat = clock.now();
      if (cancelRequested) work.abort(new Fault(jobFaults.cancelled, `${lease.jobId} was cancelled`));
    } catch (thrown) {
      note(thrown, 'the heartbeat of a job');
    }
  };

  const saveProgress = async () => {
    plannedSave = undefined;
    try {
      if (latest) await store.save(lease, { progress: latest });
    } catch (thrown) {
      note(thrown, 'saving the progress of a job');
    }
  };

  const stopBeating = every(clock, beatMs, () => void beat());

  return {
    signal: work.signal,
    abort: (reason) => work.abort(reason),
    async catchUp() {
      if (clock.now() - lastBeat > beatMs) await beat();
    },
    progress(progress) {
      latest = progress;
      plannedSave ??= clock.after(PROGRESS_MS, () => void saveProgress());
    },
    latestProgress: () => latest,
    async saveCheckpoint(checkpoint) {
      try {
        await store.save(lease, { checkpoint, ...(latest && { progress: latest }) });
      } catch (thrown) {
        if (isLost(thrown)) work.abort(thrown);
        throw thrown;
      }
    },
    end() {
      stopBeating();
      plannedSave?.();
    },
  };
}

export function isLost(thrown: unknown): thrown is Fault {
  return isFault(thrown, jobFaults.lease_lost);
}
