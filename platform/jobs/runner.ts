import { hostname } from 'node:os';
import { type Cancel, type Clock, every } from '../clock/clock.js';
import { Fault } from '../errors/fault.js';
import { platformFaults } from '../errors/faults.js';
import { execute, type Workplace } from './execute.js';
import { jobFaults, unknownJob } from './faults.js';
import type { JobHandler, JobLog } from './handler.js';
import { hasEnded, type Job } from './job.js';
import { keepLease, type LeaseKeeper } from './lease-keeper.js';
import type { Claim, JobStore } from './store.js';
import { waited } from './watch.js';

export interface RunnerOptions {
  readonly store: JobStore;
  readonly handlers: readonly JobHandler[];
  readonly clock: Clock;
  readonly log: JobLog;
  /** Shown with the jobs this runner works on. */
  readonly owner?: string;
  /** Jobs at a time. */
  readonly concurrency?: number;
  /** A worker that is silent for so long is taken for dead. */
  readonly leaseMs?: number;
  readonly pollMs?: number;
  /** How long `stop` lets a handler go on that does not heed its signal. */
  readonly graceMs?: number;
}

export interface JobRunner {
  /** Takes up jobs as they come. */
  start(): void;
  /** Tells the handlers to stop and puts their jobs back for the next start. */
  stop(): Promise<void>;
  /** Sees one job through: works on it here, or waits for the process that does. */
  runToEnd(id: string, signal?: AbortSignal): Promise<Job>;
}

interface Running {
  readonly keeper: LeaseKeeper;
  readonly finished: Promise<void>;
}

export function createJobRunner(options: RunnerOptions): JobRunner {
  const { store, clock, log, concurrency = 1, leaseMs = 15_000, pollMs = 500, graceMs = 5_000 } = options;
  const owner = options.owner ?? `${hostname()}:${process.pid}`;
  const place: Workplace = { store, clock, log, leaseMs, graceMs };
  const handlers = new Map(options.handlers.map((handler) => [handler.kind, handler]));
  if (handlers.size < options.handlers.length) throw new RangeError('two handlers for one kind of job');
  const kinds = [...handlers.keys()];
  const stopping = new AbortController();
  const running = new Set<Running>();
  let stopPolling: Cancel | undefined;
  let turn: Promise<void> = Promise.resolve();
  let lastTrouble: string | undefined;

  const handlerOf = ({ id, kind }: Job): JobHandler => {
    const handler = handlers.get(kind);
    if (handler) return handler;
    throw new Fault(jobFaults.no_handler, `${id} is of kind "${kind}"; known here: ${kinds.join(', ')}`, {
      details: { id, kind, known: kinds },
    });
  };

  const launch = (claim: Claim, stop: AbortSignal): Promise<void> => {
    const keeper = keepLease(claim.lease, place);
    const finished = execute(claim, handlerOf(claim.job), keeper, place, stop)
      .catch((err: unknown) => {
        // Its lease runs out, and then it is taken up again.
        log.error({ err, job: claim.job.id }, 'the end of a job could not be kept');
      })
      .finally(() => {
        running.delete(entry);
        takeTurn();
      });
    const entry: Running = { keeper, finished };
    running.add(entry);
    return finished;
  };

  const takeUpWork = async () => {
    // After the machine has slept our own leases look as if we had died; we must not take from ourselves.
    await Promise.all([...running].map(({ keeper }) => keeper.catchUp()));
    while (running.size < concurrency && !stopping.signal.aborted) {
      const claim = await store.claim({ kinds, owner, leaseMs });
      if (!claim) return;
      void launch(claim, stopping.signal);
    }
  };

  /** One turn after the other, so that two never count the free places at the same time. */
  const takeTurn = () => {
    if (!stopPolling) return;
    turn = turn.then(takeUpWork).then(
      () => {
        lastTrouble = undefined;
      },
      (err: unknown) => {
        // Once, not twice a second for as long as the disk stays full.
        if (String(err) !== lastTrouble) log.error({ err }, 'looking for jobs failed; trying on');
        lastTrouble = String(err);
      },
    );
  };

  return {
    start() {
      if (stopPolling || stopping.signal.aborted) return;
      stopPolling = every(clock, pollMs, takeTurn);
      takeTurn();
    },

    async stop() {
      stopPolling?.();
      stopping.abort();
      await turn;
      await Promise.all([...running].map(({ finished }) => finished));
    },

    async runToEnd(id, signal) {
      const stop = signal ? AbortSignal.any([stopping.signal, signal]) : stopping.signal;
      for (;;) {
        const job = await store.get(id);
        if (!job) throw unknownJob(id);
        if (hasEnded(job)) return job;
        handlerOf(job);
        if (stop.aborted) {
          throw new Fault(platformFaults.interrupted, `${id} was left for later, as it stands`, {
            details: { id },
          });
        }
        const claim = await store.claim({ kinds, owner, leaseMs, id });
        if (claim) await launch(claim, stop);
        else await waited(clock, pollMs, stop);
      }
    },
  };
}
