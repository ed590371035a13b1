import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SteppedClock } from '../../../../platform/clock/stepped.js';
import type { Job, JobStatus } from '../../../../platform/jobs/job.js';
import type { JobStore, Lease } from '../../../../platform/jobs/store.js';
import { expectFault, failure, LEASE_MS, type MakeWorld, type Scene, withScene } from './scene.js';

/** A job as simply as it can be thought of. */
interface ModelJob {
  readonly id: string;
  status: JobStatus;
  attempts: number;
  checkpoint: unknown;
  cancelRequested: boolean;
  lease: Lease | undefined;
  until: number;
}

/** Everything the model and the store can be compared by. */
const visible = ({ id, status, attempts, checkpoint, cancelRequested }: ModelJob | Job) => ({
  id,
  status,
  attempts,
  checkpoint,
  cancelRequested,
});

const MAX_ATTEMPTS = 2;

/** The store and the model side by side; each step is done to both. */
class Twins {
  readonly jobs: ModelJob[] = [];
  readonly leases: Lease[] = [];
  readonly clock: SteppedClock;
  readonly store: JobStore;

  constructor({ clock, store }: Scene) {
    this.clock = clock;
    this.store = store;
  }

  silent = (job: ModelJob) => job.status === 'running' && job.until <= this.clock.now();

  end(job: ModelJob, status: JobStatus) {
    job.status = status;
    job.lease = undefined;
  }

  async create() {
    const { id } = await this.store.create({ kind: 'k', input: null, maxAttempts: MAX_ATTEMPTS });
    this.jobs.push({
      id,
      status: 'queued',
      attempts: 0,
      checkpoint: undefined,
      cancelRequested: false,
      lease: undefined,
      until: 0,
    });
  }

  async claim() {
    for (const job of this.jobs.filter(this.silent)) {
      if (job.cancelRequested) this.end(job, 'cancelled');
      else if (job.attempts >= MAX_ATTEMPTS) this.end(job, 'failed');
    }
    const next = this.jobs.find((job) => job.status === 'queued' || this.silent(job));
    const claimed = await this.store.claim({ kinds: ['k'], owner: 'me', leaseMs: LEASE_MS });
    expect(claimed?.job.id).toBe(next?.id);
    if (!next || !claimed) return;
    next.status = 'running';
    next.attempts += 1;
    next.lease = claimed.lease;
    next.until = this.clock.now() + LEASE_MS;
    this.leases.push(claimed.lease);
  }

  /** With any lease ever given: one that has passed on must be refused. */
  async use(lease: Lease, work: () => Promise<unknown>, effect: (job: ModelJob) => void) {
    const job = this.jobs.find((candidate) => candidate.lease?.token === lease.token);
    if (!job) return expectFault(work(), 'jobs.lease_lost');
    await work();
    effect(job);
  }

  heartbeat = (lease: Lease) =>
    this.use(
      lease,
      () => this.store.heartbeat(lease, LEASE_MS),
      (job) => {
        job.until = this.clock.now() + LEASE_MS;
      },
    );

  save = (lease: Lease, checkpoint: number) =>
    this.use(
      lease,
      () => this.store.save(lease, { checkpoint }),
      (job) => {
        job.checkpoint = checkpoint;
      },
    );

  done = (lease: Lease) =>
    this.use(
      lease,
      () => this.store.finish(lease, { status: 'done', result: 1 }),
      (job) => this.end(job, 'done'),
    );

  fail = (lease: Lease) =>
    this.use(
      lease,
      () => this.store.finish(lease, { status: 'failed', error: failure() }),
      (job) => this.end(job, 'failed'),
    );

  park = (lease: Lease) =>
    this.use(
      lease,
      () => this.store.park(lease),
      (job) => {
        job.attempts -= 1;
        this.end(job, job.cancelRequested ? 'cancelled' : 'queued');
      },
    );

  async cancel(job: ModelJob) {
    await this.store.requestCancel(job.id);
    if (job.status === 'running' || job.status === 'queued') job.cancelRequested = true;
    if (job.status === 'queued' || this.silent(job)) this.end(job, 'cancelled');
  }

  async resume(job: ModelJob) {
    if (job.status !== 'failed' && job.status !== 'cancelled') {
      return expectFault(this.store.resume(job.id), 'jobs.not_resumable');
    }
    await this.store.resume(job.id);
    Object.assign(job, { status: 'queued', attempts: 0, cancelRequested: false });
  }
}

type Step = (twins: Twins) => Promise<unknown>;

function pickFrom<T>(list: readonly T[], number: number): T | undefined {
  return list[number % Math.max(1, list.length)];
}

function withLease(
  step: (twins: Twins, lease: Lease, number: number) => Promise<unknown>,
): fc.Arbitrary<Step> {
  return fc.nat(999).map((number) => async (twins) => {
    const lease = pickFrom(twins.leases, number);
    if (lease) await step(twins, lease, number);
  });
}

function withJob(step: (twins: Twins, job: ModelJob) => Promise<unknown>): fc.Arbitrary<Step> {
  return fc.nat(999).map((number) => async (twins) => {
    const job = pickFrom(twins.jobs, number);
    if (job) await step(twins, job);
  });
}

const steps = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.constant<Step>((twins) => twins.create()) },
    { weight: 5, arbitrary: fc.constant<Step>((twins) => twins.claim()) },
    {
      weight: 3,
      arbitrary: fc.nat(2 * LEASE_MS).map<Step>(
        (ms) =>
          ({ clock }) =>
            clock.advance(ms),
      ),
    },
    withLease((twins, lease) => twins.heartbeat(lease)),
    withLease((twins, lease, number) => twins.save(lease, number)),
    withLease((twins, lease) => twins.done(lease)),
    withLease((twins, lease) => twins.fail(lease)),
    withLease((twins, lease) => twins.park(lease)),
    withJob((twins, job) => twins.cancel(job)),
    withJob((twins, job) => twins.resume(job)),
  ),
  { minLength: 5, maxLength: 40 },
);

/** Any order of calls leaves the store in the state that the model says. */
export function describeModel(makeWorld: MakeWorld): void {
  test('agrees with a simple model through any order of calls', async () => {
    const property = fc.asyncProperty(steps, (run) =>
      withScene(makeWorld, async (scene) => {
        const twins = new Twins(scene);
        for (const step of run) {
          await step(twins);
          const jobs = (await scene.store.list({ limit: 100 })).toReversed();
          expect(jobs.map(visible)).toEqual(twins.jobs.map(visible));
        }
      }),
    );
    await fc.assert(property, { numRuns: 60 });
  });
}
