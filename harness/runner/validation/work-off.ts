import type { Clock } from '../../../platform/clock/clock.js';
import { waited } from '../../../platform/clock/clock.js';
import { Fault } from '../../../platform/errors/fault.js';
import { platformFaults } from '../../../platform/errors/faults.js';
import type { JobLog } from '../../../platform/jobs/handler.js';
import { createJobRunner } from '../../../platform/jobs/runner.js';
import { countOf, type OutcomeCounts } from '../verdict.js';
import type { Opened, Stores } from './begin.js';
import { validationFaults } from './faults.js';
import { kindOf, type RunWorkshop, validateRun } from './job.js';
import { asTrouble } from './trouble.js';

/** Other processes may help: what they did is seen that soon. */
const LOOK_MS = 500;

export interface Working extends Stores, Pick<RunWorkshop, 'runner'> {
  readonly clock: Clock;
  readonly log: JobLog;
  /** Runs at a time. */
  readonly concurrency: number;
  readonly signal: AbortSignal;
  /** What is on record now, and which example was begun last. */
  readonly onNews: (tally: OutcomeCounts, last: string | undefined) => void;
}

/**
 * Works on one validation, and on nothing else, until all of its runs are on record. Throws what keeps this process
 * from it, or `platform.interrupted`; then what had been begun is put back, and what was run is kept.
 */
export async function workOff({ validation, examples }: Opened, working: Working): Promise<void> {
  const { runs, jobs, runner, clock, log, concurrency, signal, onNews } = working;
  const { id, gateway } = validation;
  const total = examples.length * validation.runs;
  let tally = await runs.tally(id);
  let last: string | undefined;
  let trouble: { readonly thrown: unknown } | undefined;
  let wake = new AbortController();
  const stop = () => {
    void hand.stop();
    wake.abort();
  };
  const onTrouble = (thrown: unknown) => {
    trouble ??= { thrown };
    stop();
  };

  const handler = validateRun(kindOf(gateway), {
    runs,
    runner,
    onBegin(example) {
      last = example.id;
      onNews(tally, last);
    },
    onKept({ outcome }, isNew) {
      if (isNew) tally = { ...tally, [outcome]: tally[outcome] + 1 };
      onNews(tally, last);
      if (countOf(tally) >= total) wake.abort();
    },
    onTrouble,
  });
  const about = { group: id, concurrency, clock, log };
  const hand = createJobRunner({ ...about, store: jobs, handlers: [handler], onTrouble });

  signal.addEventListener('abort', stop);
  if (!signal.aborted) hand.start();
  try {
    for (let before = -1; ; before = countOf(tally)) {
      wake = new AbortController();
      tally = await runs.tally(id);
      onNews(tally, last);
      if (countOf(tally) >= total) break;
      if (trouble) throw asTrouble(trouble.thrown);
      if (signal.aborted) throw new Fault(platformFaults.interrupted, `stopped by ${String(signal.reason)}`);
      if (countOf(tally) === before) await expectWork(id, total - before, working);
      await waited(clock, LOOK_MS, wake.signal);
    }
  } finally {
    signal.removeEventListener('abort', stop);
    await hand.stop();
  }
  await runs.finish(id);
}

/** That somebody has, or will have, the runs in hand that are not on record. */
async function expectWork(id: string, missing: number, { runs, jobs }: Stores): Promise<void> {
  for (const status of ['queued', 'running'] as const) {
    if ((await jobs.list({ group: id, status, limit: 1 })).length > 0) return;
  }
  const count = missing === 1 ? 'one run' : `${missing} runs`;
  if ((await runs.validation(id))?.ended === 'given-up') {
    throw new Fault(validationFaults.given_up, `${id} was begun anew elsewhere, with ${count} missing`);
  }
  const [failed] = await jobs.list({ group: id, status: 'failed', limit: 1 });
  const why = failed?.error ? `: ${failed.error.message}` : '';
  throw new Fault(validationFaults.incomplete, `${count} of ${id} could not be made${why}`);
}
