import type { FaultJson } from '../errors/fault.js';
import type { Job, JobProgress, JobStatus } from './job.js';

export interface NewJob {
  readonly kind: string;
  readonly input: unknown;
  /** So many processes may die over it before it is given up; 3 unless said otherwise. */
  readonly maxAttempts?: number;
}

export interface JobFilter {
  readonly kind?: string;
  readonly group?: string;
  readonly status?: JobStatus;
  /** Only jobs made before this one, which must exist: the last id of a page asks for the next page. */
  readonly before?: string;
  /** 50 unless said otherwise. */
  readonly limit?: number;
}

export interface ClaimRequest {
  readonly kinds: readonly string[];
  /** Who asks, in words a person can trace: host and process. */
  readonly owner: string;
  readonly leaseMs: number;
  /** Of this group only; without it, of any and of none. */
  readonly group?: string;
}

/** The right to work on a job, good for as long as heartbeats come. Its token is never given out twice. */
export interface Lease {
  readonly jobId: string;
  readonly token: string;
}

export interface Claim {
  readonly job: Job;
  readonly lease: Lease;
}

export type JobOutcome =
  | { readonly status: 'done'; readonly result: unknown }
  | { readonly status: 'failed'; readonly error: FaultJson }
  | { readonly status: 'cancelled' };

/**
 * Where jobs are kept, for all processes. What a promise resolves for is on disk. Whatever takes a lease
 * raises `jobs.lease_lost` once the job has been taken over or has ended, and then changes nothing.
 */
export interface JobStore {
  create(job: NewJob): Promise<Job>;
  /** All of a group at once; false, and nothing is made, where it has jobs already. */
  createGroup(group: string, jobs: readonly NewJob[]): Promise<boolean>;
  get(id: string): Promise<Job | undefined>;
  /** Newest first. */
  list(filter?: JobFilter): Promise<readonly Job[]>;

  /**
   * The oldest job that waits, or whose worker has fallen silent; no two callers are given the same. Jobs
   * whose worker died after a cancel was asked for, or that have used up their attempts, are ended here.
   */
  claim(request: ClaimRequest): Promise<Claim | undefined>;
  heartbeat(lease: Lease, leaseMs: number): Promise<{ readonly cancelRequested: boolean }>;
  save(lease: Lease, news: { readonly progress?: JobProgress; readonly checkpoint?: unknown }): Promise<void>;
  finish(lease: Lease, outcome: JobOutcome, progress?: JobProgress): Promise<void>;
  /** Puts the job back for anyone to take up from its checkpoint; the try does not count. */
  park(lease: Lease): Promise<void>;

  /** Who holds leases that have not run out. */
  owners(): Promise<readonly string[]>;
  /** Lets all leases of one that is known to have died run out now. */
  expire(owner: string): Promise<void>;

  /** At once for a job nobody works on; a worker learns of it at its next heartbeat. */
  requestCancel(id: string): Promise<Job>;
  /** The same for all jobs of a group that have not ended. */
  requestCancelOfGroup(group: string): Promise<void>;
  /** Queues a failed or cancelled job again, from its checkpoint. */
  resume(id: string): Promise<Job>;
}
