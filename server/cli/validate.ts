import { type Command, Option } from 'commander';
import {
  type Category,
  categories,
  type Language,
  languages,
  type Tier,
  tiers,
} from '../../harness/example/example.js';
import { Exit, type ExitCode } from '../../platform/errors/exit.js';
import type { Validated } from '../validate/validate.js';
import type { SetExit } from './command.js';
import { type Io, terminalOf, usesColour } from './io.js';
import { wholeNumber } from './whole-number.js';
import { withApp } from './with-app.js';

interface ValidateCommandOptions {
  readonly category?: Category;
  readonly language?: Language;
  readonly tier?: Tier;
  readonly runs: number;
  readonly jobs?: number;
  readonly gateway: string;
  readonly onlyChanged?: boolean;
  readonly fresh?: boolean;
  readonly out?: string;
  readonly folder?: string;
  readonly allowReducedIsolation?: boolean;
}

export function addValidateCommand(program: Command, io: Io, setExit: SetExit): void {
  program
    .command('validate')
    .argument('[filter...]', 'examples with this in their id, file or tags; or a path')
    .description('run examples in the sandbox, and judge each by what it did on the wire')
    .addOption(new Option('--category <name>', 'of this category only').choices(categories))
    .addOption(new Option('--language <name>', 'in this language only').choices(languages))
    .addOption(new Option('--tier <name>', 'of this tier only').choices(tiers))
    .option('--runs <number>', 'so many runs of each', wholeNumber(1000), 3)
    .option('--jobs <number>', 'runs at a time (twice the cores; one on a gateway named)', wholeNumber(256))
    .option('--gateway <host:port>', 'a paper login of yours to run them on', 'embedded')
    .option('--only-changed', 'leave out what has passed so many runs as it is now')
    .option('--fresh', 'begin anew, though there is something to go on with')
    .option('--out <folder>', 'where the reports go (IBS_HOME/reports/ID)')
    .option('--folder <folder>', 'examples of yours: ts/CATEGORY/*.ts, python/CATEGORY/*.py')
    .option('--allow-reduced-isolation', 'run them where bubblewrap is missing, too: you have read them')
    .addHelpText(
      'after',
      [
        '',
        'Every run has an account and a market of its own, the same each time. Whatever is on',
        'record stays there: after Ctrl-C, or worse, the same command goes on where it stopped,',
        'unless an example has changed since. `ibs worker` in other terminals helps.',
        'The summary is on standard output, progress on standard error.',
        'JSON: {"validation", "resumed", "runs", "unchanged", "verdict", "sections", "reports"}.',
        '',
        'Exits 0 when every run passed, 1 when one did not, 3 when so few did (or all were skipped) that a person must',
        'look. What was skipped, as Python is where it is missing, does not count.',
        '',
        'Examples:',
        '  ibs validate                         all examples, three times each',
        '  ibs validate market --runs 1         what has "market" in its id, file or tags',
        '  ibs validate --category orders --language ts',
        '  ibs validate --gateway 127.0.0.1:4002 --runs 1',
      ].join('\n'),
    )
    .action(async (filters: string[], options: ValidateCommandOptions, command: Command) => {
      const { validate } = await import('../validate/validate.js');
      const { validatedJson, validatedText } = await import('../validate/text.js');
      const { gatewayNamed } = await import('../validate/gateway-named.js');
      const { chooseProgress } = await import('../../platform/progress/choose.js');
      const {
        category,
        language,
        tier,
        runs,
        jobs,
        onlyChanged = false,
        fresh = false,
        out,
        folder,
        allowReducedIsolation: allowsReduced = false,
      } = options;
      const which = {
        filters,
        ...(category && { category }),
        ...(language && { language }),
        ...(tier && { tier }),
      };
      const gateway = gatewayNamed(options.gateway);
      await withApp(command, io, [], async (app, { json }) => {
        const validated = await validate(
          app,
          { ...which, onlyChanged, folder, runs, gateway, fresh },
          {
            ...{ cwd: io.cwd, signal: io.signal, out, jobs, allowsReduced },
            progress: chooseProgress(terminalOf(io), io.env, app.clock),
            say: (line) => io.err(`${line}\n`),
          },
        );
        const style = {
          colour: usesColour(io, io.outIsTerminal),
          columns: io.outIsTerminal ? io.columns : undefined,
        };
        io.out(json ? `${validatedJson(validated)}\n` : validatedText(validated, style));
        setExit(exitOf(validated));
      });
    });
}

function exitOf({ analysis, records }: Validated): ExitCode {
  if (analysis.verdict === 'manual review') return Exit.person;
  // Where nothing could be judged, nobody is to read that all is well.
  if (records.length > 0 && records.every(({ outcome }) => outcome === 'skipped')) return Exit.person;
  const allPassed = records.every(({ outcome }) => outcome === 'pass' || outcome === 'skipped');
  return allPassed ? Exit.fine : Exit.failed;
}
