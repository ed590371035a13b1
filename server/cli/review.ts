import type { Command } from 'commander';
import { Exit } from '../../platform/errors/exit.js';
import type { SetExit } from './command.js';
import type { Io } from './io.js';
import { withApp } from './with-app.js';

interface ReviewCommandOptions {
  readonly list?: boolean;
  readonly allowReducedIsolation?: boolean;
}

export function addReviewCommand(program: Command, io: Io, setExit: SetExit): void {
  program
    .command('review')
    .argument('[validation]', 'its id, as `ibs validate` printed it (the last one)')
    .description('go through the examples that did not pass, and say what is to become of each')
    .option('--list', 'only print which are open')
    .option('--allow-reduced-isolation', 'run what was mended where bubblewrap is missing, too')
    .addHelpText(
      'after',
      [
        '',
        'Shows the code of each, why it did not pass, what it printed and the end of what went over the wire, and asks:',
        '  f  fixed: its file has been mended; it is read and run again, and is settled once it passes',
        '  e  environment: nothing is wrong with it; a reason may follow on the line',
        '  u  unfixable: it will not pass, for the reason on the line, or asked for next',
        '  s  skip it, q leave: what has been said is kept',
        'Each verdict is on record before the next question. Without a terminal, answers are the lines of standard input.',
        'JSON: {"validation", "said", "open"}; with --list {"validation", "failures"}.',
        '',
        'Exits 0 when nothing is open any more, 3 when something is.',
        '',
        'Examples:',
        '  ibs review',
        '  ibs review --list --json',
        "  printf '%s\\n' 'u IB no longer has this feed' q | ibs review",
      ].join('\n'),
    )
    .action(async (id: string | undefined, options: ReviewCommandOptions, command: Command) => {
      const { list = false, allowReducedIsolation: allowsReduced = false } = options;
      const [{ openFailures }, { reviewFailures }] = await Promise.all([
        import('../../harness/runner/review/failures.js'),
        import('../../harness/runner/review/session.js'),
      ]);
      const { validationFor } = await import('../review/which.js');
      const { askerFor } = await import('../review/asker.js');
      const { openDesk } = await import('../review/desk.js');
      const { listJson, reviewedJson } = await import('../review/json.js');
      const { listText, reviewedText } = await import('../review/report.js');
      await withApp(command, io, [], async (app, { json = false }) => {
        const { similarPatterns } = app;
        const runs = await app.runs();
        const reviews = await app.reviews();
        const validation = await validationFor(runs, id);
        const failures = openFailures(await runs.of(validation.id), await reviews.of(validation.id));
        const exitWith = (open: number) => setExit(open === 0 ? Exit.fine : Exit.person);
        exitWith(failures.length);
        // Under --json standard output has the one object, and a person reads the other stream.
        const write = json ? io.err : io.out;
        if (list && json) io.out(`${await listJson(validation, failures, similarPatterns)}\n`);
        else write(listText(validation, failures));
        if (list) return;
        const desk = openDesk({
          ...{ validation, write, similarPatterns },
          ask: askerFor(io),
          run: async (example) =>
            (await app.examples({ gateway: validation.gateway, allowsReduced })).run(example, {
              signal: io.signal,
            }),
        });
        const reviewed = await reviewFailures(failures, desk, reviews);
        if (json) io.out(`${reviewedJson(validation, reviewed)}\n`);
        else if (failures.length > 0) io.out(reviewedText(validation, reviewed));
        exitWith(reviewed.open.length);
      });
    });
}
