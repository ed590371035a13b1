import { type Cancel, type Clock, every } from '../clock/clock.js';
import { Fault } from '../errors/fault.js';
import { execute, type Workplace } from './execute.js';
import { jobFaults } from './faults.js';
import type { JobHandler, JobLog } from './handler.js';
import type { Job } from './job.js';
import { keepLease, type LeaseKeeper } from './lease-keeper.js';
import { hasDied, thisProcess } from './owner.js';
import type { Claim, JobStore } from './store.js';

export interface RunnerOptions {
  readonly store: JobStore;
  readonly handlers: readonly JobHandler[];
  readonly clock: Clock;
  readonly log: JobLog;
  /** Shown with the jobs this runner works on. */
  readonly owner?: string;
  /** Takes up jobs of this group only. */
  readonly group?: string;
  /** Jobs at a time. */
  readonly concurrency?: number;
  /** A worker that is silent for so long is taken for dead. */
  readonly leaseMs?: number;
  readonly pollMs?: number;
  /** How long `stop` lets a handler go on that does not heed its signal. */
  readonly graceMs?: number;
  /** Told what kept it from finding work, or from keeping what came of it; without this it logs that and tries on. */
  readonly onTrouble?: (thrown: unknown) => void;
  /** There was nothing to take up, and nothing is being worked on. */
  readonly onIdle?: () => void;
}

export interface JobRunner {
  /** Takes up jobs as they come. */
  start(): void;
  /** Tells the handlers to stop and puts their jobs back for the next start. */
  stop(): Promise<void>;
}

interface Running {
  readonly keeper: LeaseKeeper;
  readonly finished: Promise<void>;
}

export function createJobRunner(options: RunnerOptions): JobRunner {
  const { store, clock, log, concurrency = 1, leaseMs = 15_000, pollMs = 500, graceMs = 5_000 } = options;
  const owner = options.owner ?? thisProcess();
  const place: Workplace = { store, clock, log, leaseMs, graceMs };
  const handlers = new Map(options.handlers.map((handler) => [handler.kind, handler]));
  if (handlers.size < options.handlers.length) throw new RangeError('two handlers for one kind of job');
  const kinds = [...handlers.keys()];
  const wanted = { kinds, owner, leaseMs, ...(options.group && { group: options.group }) };
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

  const launch = (claim: Claim) => {
    const keeper = keepLease(claim.lease, place);
    const finished = execute(claim, handlerOf(claim.job), keeper, place, stopping.signal)
      .catch((err: unknown) => {
        // Its lease runs out, and then it is taken up again.
        if (options.onTrouble) options.onTrouble(err);
        else log.error({ err, job: claim.job.id }, 'the end of a job could not be kept');
      })
      .finally(() => {
        running.delete(entry);
        takeTurn();
      });
    const entry: Running = { keeper, finished };
    running.add(entry);
  };

  /** What there is to do, or what one who has died left behind: nobody has to wait for the end of its lease. */
  const findWork = async (): Promise<Claim | undefined> => {
    const claim = await store.claim(wanted);
    if (claim) return claim;
    const dead = (await store.owners()).filter(hasDied);
    for (const each of dead) await store.expire(each);
    return dead.length > 0 ? store.claim(wanted) : undefined;
  };

  const takeUpWork = async () => {
    // After the machine has slept our own leases look as if we had died; we must not take from ourselves.
    await Promise.all([...running].map(({ keeper }) => keeper.catchUp()));
    while (running.size < concurrency && !stopping.signal.aborted) {
      const claim = await findWork();
      if (!claim) {
        if (running.size === 0) options.onIdle?.();
        return;
      }
      launch(claim);
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
        if (options.onTrouble) {
          options.onTrouble(err);
          return;
        }
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
  };
}
