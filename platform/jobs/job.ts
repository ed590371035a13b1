import type { FaultJson } from '../errors/fault.js';

export const jobStatuses = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;

export type JobStatus = (typeof jobStatuses)[number];

export interface JobProgress {
  readonly done: number;
  /** Absent while nobody knows how much there is. */
  readonly total?: number;
  readonly note?: string;
}

/** A piece of long work, as it stands on disk. Times are milliseconds since 1970. */
export interface Job {
  readonly id: string;
  readonly kind: string;
  /** What it was made together with. */
  readonly group: string | undefined;
  readonly status: JobStatus;
  readonly input: unknown;
  readonly progress: JobProgress;
  /** How far the work got, in its handler's own terms: what it is given when it is taken up again. */
  readonly checkpoint: unknown;
  readonly result: unknown;
  readonly error: FaultJson | undefined;
  /** Tries since it was made or resumed; one that was put back in good order does not count. */
  readonly attempts: number;
  /** So many processes may die over it before it is given up. */
  readonly maxAttempts: number;
  readonly cancelRequested: boolean;
  /** Who works on it, and until when that is believed without a sign of life. */
  readonly owner: string | undefined;
  readonly leaseUntil: number | undefined;
  /** Grows with every change that can be seen from outside. */
  readonly revision: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly startedAt: number | undefined;
  readonly finishedAt: number | undefined;
}

const ENDED: Readonly<Record<JobStatus, boolean>> = {
  queued: false,
  running: false,
  done: true,
  failed: true,
  cancelled: true,
};

export function hasEnded({ status }: Pick<Job, 'status'>): boolean {
  return ENDED[status];
}
