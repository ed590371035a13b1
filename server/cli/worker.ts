import type { Command } from 'commander';
import { errorOf, type RunRecord } from '../../harness/runner/records/record.js';
import type { Io } from './io.js';
import { wholeNumber } from './whole-number.js';
import { withApp } from './with-app.js';

interface WorkerCommandOptions {
  readonly jobs?: number;
  readonly once?: boolean;
  readonly allowReducedIsolation?: boolean;
}

export function addWorkerCommand(program: Command, io: Io): void {
  program
    .command('worker')
    .description('help `ibs validate` of the same IBS_HOME with its runs, until stopped')
    .option('--jobs <number>', 'runs at a time (twice the cores)', wholeNumber(256))
    .option('--once', 'end when there is nothing to do')
    .option('--allow-reduced-isolation', 'run them where bubblewrap is missing, too')
    .addHelpText(
      'after',
      [
        '',
        'Takes up runs of any validation but those on a gateway named, whose pace one process',
        'minds. Ctrl-C puts back what it has begun; if it dies, others take that up.',
        'Prints a line for each run that it has put on record.',
        'JSON, a line each: {"validation", "example", "run", "outcome", "error"}.',
      ].join('\n'),
    )
    .action(async (options: WorkerCommandOptions, command: Command) => {
      const { jobs, once = false, allowReducedIsolation: allowsReduced = false } = options;
      const { work } = await import('../validate/work.js');
      await withApp(command, io, [], async (app, { json = false }) => {
        await work(app, {
          ...{ jobs, once, allowsReduced, signal: io.signal },
          onReady: (atOnce) =>
            io.err(`ibs: takes up runs, ${atOnce} at a time${once ? '' : '; Ctrl-C stops it'}\n`),
          onKept: (record) => io.out(json ? keptJson(record) : keptLine(record)),
        });
      });
    });
}

function keptLine({ outcome, example, run, validation }: RunRecord): string {
  return `${outcome.padEnd(8)} ${example} (run ${run} of ${validation})\n`;
}

function keptJson({ validation, example, run, outcome, reasons }: RunRecord): string {
  return `${JSON.stringify({ validation, example, run, outcome, error: errorOf({ reasons }) ?? null })}\n`;
}
