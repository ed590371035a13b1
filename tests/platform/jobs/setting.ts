import { join } from 'node:path';
import type { Clock } from '../../../platform/clock/clock.js';
import { type SteppedClock, steppedClock } from '../../../platform/clock/stepped.js';
import type { JobHandler } from '../../../platform/jobs/handler.js';
import { createJobRunner, type JobRunner, type RunnerOptions } from '../../../platform/jobs/runner.js';
import { sqliteJobStore } from '../../../platform/jobs/sqlite-store.js';
import type { JobStore } from '../../../platform/jobs/store.js';
import { createLog } from '../../../platform/log/log.js';
import { systemRandom } from '../../../platform/random/system.js';
import { open, scratchFolder } from '../database/scratch.js';

export interface Setting {
  readonly clock: SteppedClock;
  readonly store: JobStore;
  /** The same jobs, seen by a process whose clock is another. */
  storeAt(clock: Clock): JobStore;
  /** What the runner logged. */
  readonly lines: string[];
  runner(handlers: readonly JobHandler[], options?: Partial<RunnerOptions>): JobRunner;
}

/** A real store under a clock that the test moves. */
export async function setting(): Promise<Setting> {
  const clock = steppedClock('2026-03-02T14:30:00Z');
  const database = await open(join(scratchFolder(), 'ibs.db'));
  const store = sqliteJobStore(database, clock, systemRandom());
  const lines: string[] = [];
  const log = createLog({ level: 'debug', format: 'json', clock, write: (line) => lines.push(line) });
  return {
    clock,
    store,
    storeAt: (other) => sqliteJobStore(database, other, systemRandom()),
    lines,
    runner: (handlers, options = {}) =>
      createJobRunner({ store, handlers, clock, log, leaseMs: 3000, pollMs: 100, graceMs: 1000, ...options }),
  };
}
