import { join, resolve } from 'node:path';
import { type Analysis, analyse } from '../../harness/runner/analysis/analysis.js';
import type { ExampleRunner } from '../../harness/runner/ran.js';
import type { RunRecord } from '../../harness/runner/records/record.js';
import { makeReportFolder } from '../../harness/runner/report/folder.js';
import { outcomesText } from '../../harness/runner/report/wording.js';
import { writeReports } from '../../harness/runner/report/write.js';
import { beginValidation, type Opened } from '../../harness/runner/validation/begin.js';
import { workOff } from '../../harness/runner/validation/work-off.js';
import { countOf } from '../../harness/runner/verdict.js';
import { Fault, isFault } from '../../platform/errors/fault.js';
import { platformFaults } from '../../platform/errors/faults.js';
import type { Progress } from '../../platform/progress/progress.js';
import type { App } from '../app.js';
import { jobsAtOnce } from './jobs-at-once.js';
import { planValidation, type Wish } from './plan.js';

export interface Validating {
  readonly cwd: string;
  readonly signal: AbortSignal;
  readonly progress: Progress;
  /** A line for whoever waits. */
  say(line: string): void;
  /** Where reports go; IBS_HOME/reports/ID where it is undefined. */
  readonly out: string | undefined;
  readonly allowsReduced: boolean;
  /** Runs at a time, where somebody said so. */
  readonly jobs: number | undefined;
}

export interface Validated {
  /** Undefined where there was nothing to run. */
  readonly id: string | undefined;
  readonly resumed: boolean;
  readonly records: readonly RunRecord[];
  readonly analysis: Analysis;
  readonly reports: readonly string[];
  /** Examples that were left out: they have passed as they are. */
  readonly unchanged: number;
}

/** Runs what was asked for until all of it is on record, and reports it. */
export async function validate(app: App, wish: Wish, how: Validating): Promise<Validated> {
  // Where nothing can be run, nothing is begun.
  const runner = await app.examples({ gateway: wish.gateway, allowsReduced: how.allowsReduced });
  const { kind } = runner.environment;
  const { wanted, unchanged } = await planValidation(app, wish, { cwd: how.cwd, kind });
  const { expected } = app.config.values.validation;
  const stores = { runs: await app.runs(), jobs: await app.jobs() };
  const opened = await beginValidation(wanted, stores);
  if (opened === undefined) {
    return {
      id: undefined,
      resumed: false,
      records: [],
      analysis: analyse([], expected),
      reports: [],
      unchanged,
    };
  }
  const { id } = opened.validation;
  const folder = how.out === undefined ? join(app.home, 'reports', id) : resolve(how.cwd, how.out);
  // Whoever named a place wants to know now that nothing can be written there, and not after all runs.
  if (how.out !== undefined) makeReportFolder(folder);
  await workThrough(app, opened, runner, how);
  const records = await stores.runs.of(id);
  const analysis = analyse(records, expected);
  const at = app.clock.now();
  const reports = await writeReports({ analysis, records, folder, title: `Validation ${id}`, at });
  return { id, resumed: opened.resumed, records, analysis, reports, unchanged };
}

async function workThrough(app: App, opened: Opened, runner: ExampleRunner, how: Validating): Promise<void> {
  const { validation, examples, resumed } = opened;
  const { id, gateway } = validation;
  const runs = await app.runs();
  const total = examples.length * validation.runs;
  if (resumed) {
    const done = countOf(await runs.tally(id));
    how.say(`resuming ${id}: ${done} of ${total} runs are on record (--fresh begins anew)`);
  }
  const task = how.progress.begin({ label: 'Validating', total });
  let outcome = 'stopped';
  try {
    await workOff(opened, {
      runs,
      jobs: await app.jobs(),
      runner,
      clock: app.clock,
      log: app.log,
      concurrency: how.jobs ?? jobsAtOnce(app, gateway),
      signal: how.signal,
      onNews(tally, last) {
        task.at(countOf(tally), {
          note: [outcomesText(tally), last ?? ''].filter((part) => part !== '').join('; '),
        });
      },
    });
    outcome = outcomesText(await runs.tally(id));
  } catch (thrown) {
    if (!isFault(thrown, platformFaults.interrupted)) throw thrown;
    throw leftForLater(id, countOf(await runs.tally(id)), total, thrown);
  } finally {
    task.end(outcome);
  }
}

function leftForLater(id: string, done: number, total: number, { message }: Fault): Fault {
  return new Fault(
    platformFaults.interrupted,
    `${message}: ${done} of ${total} runs of ${id} are on record`,
    {
      details: { validation: id, recorded: done, total },
      next: `Call it again with the same arguments: it goes on with the ${total - done} that are left. --fresh begins anew.`,
    },
  );
}
