import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Ending } from '../../harness/sandbox/result.js';
import { Exit, type ExitCode } from '../../platform/errors/exit.js';
import type { SetExit } from './command.js';
import { type Io, usesColour } from './io.js';
import { settingsOf } from './settings.js';
import { withApp } from './with-app.js';

interface RunCommandOptions {
  readonly language?: string;
  readonly policy?: string;
  readonly upstream?: string;
  readonly timeout?: string;
  readonly allowReducedIsolation?: boolean;
  /** False where nobody wants to see it. */
  readonly transcript: string | boolean;
}

export function addRunCommand(program: Command, io: Io, setExit: SetExit): void {
  program
    .command('run')
    .argument('<file>', 'the program; - reads it from standard input')
    .argument('[args...]', 'what the program is to find in its own arguments, after --')
    .description('run a TypeScript or Python program in a sandbox, before a paper account of its own')
    .option('--language <ts|python>', 'when the name of the file does not say it')
    .option('--policy <name|file>', 'what it may do (examples; with --upstream read-only)')
    .option('--upstream <host:port>', 'lead it to this TWS or gateway of yours; paper accounts only')
    .option('--timeout <time>', 'how long it may run (30s)')
    .option('--allow-reduced-isolation', 'run it where bubblewrap is missing, too: you have read it')
    .option('--transcript <file>', 'write every message both ways there, as JSON')
    .option('--no-transcript', 'do not show what went over the wire')
    // What is most often meant by an option that nobody knows.
    .showHelpAfterError('(options of the program itself come after --; ibs run --help lists what there is)')
    .addHelpText(
      'after',
      [
        '',
        'Ports 4001, 4002, 7496 and 7497 of 127.0.0.1 all lead to the guard, so that code from anywhere runs as it is.',
        'Nothing else can be reached: no file of yours, no network. @stoqey/ib and rxjs, ib_async, ib_insync and pandas are there.',
        'Each run has a new paper account, in the market that the settings of `ibs gateway` describe, and meets the time',
        'of that market: on a weekend `new Date()` and `datetime.now()` are on Friday afternoon. What it prints comes',
        'as it comes; then standard error says how it ended and was contained, what the guard refused, and the wire.',
        'The record of its orders is in IBS_HOME/runs, with those of the last 20 runs (run.keep); with --upstream and a',
        'policy that lets orders through, it is that of `ibs guard`. `ibs guard kill` holds here as well. A file for',
        '--transcript is begun anew.',
        'JSON, once it has ended: {"result", "hints", "isolation", "guard", "refusals", "refusalsLeftOut", "transcript",',
        '"transcriptLeftOut"}: those left out are numbers; with --no-transcript the last two are missing.',
        '',
        'Exits 0 when the program did; 1 when it failed or was stopped; 3 when only reduced isolation is to be had.',
        '',
        'Examples:',
        '  ibs run positions.py',
        '  ibs run order.ts --timeout 2m -- AAPL 5   the program finds AAPL and 5 in its arguments',
        '  ibs run order.ts --policy trading         `ibs guard policies` lists what there is',
        '  ibs run quotes.py --upstream 127.0.0.1:7497',
        '  pbpaste | ibs run - --language python     a snippet from the clipboard',
      ].join('\n'),
    )
    .action(async (file: string, args: string[], options: RunCommandOptions, command: Command) => {
      const { language, policy, upstream, allowReducedIsolation = false, transcript } = options;
      const [{ readProgram }, { readPolicy }, { timeoutMs }, { limitsFor }, { openTranscriptAnew }] =
        await Promise.all([
          import('../run/program-file.js'),
          import('../../harness/guard/policy/read-policy.js'),
          import('../run/timeout.js'),
          import('../run/limits.js'),
          import('../run/transcript-file.js'),
        ]);
      const { reportText } = await import('../run/report.js');
      const { printed, told } = await import('../run/terminal-text.js');
      const { runJson } = await import('../run/json.js');
      const { onKillSignal } = await import('../guard/kill-signal.js');
      const flags = settingsOf(command, { timeout: 'run.timeout' });
      await withApp(command, io, flags, async (app, { json = false }) => {
        const wanted = await readPolicy(
          policy ?? (upstream === undefined ? 'examples' : 'read-only'),
          io.cwd,
        );
        const read = await readProgram({ file, language, args }, io);
        const limits = limitsFor(timeoutMs(app.config.values.run.timeout));
        const runner = await app.runner();
        const { missing } = runner;
        const kept =
          typeof transcript === 'string'
            ? await openTranscriptAnew(resolve(io.cwd, transcript), app.log)
            : undefined;
        let lastShown = '\n';
        const show = (text: string, stream: 'stdout' | 'stderr') => {
          lastShown = text;
          const [write, isTerminal] =
            stream === 'stdout' ? [io.out, io.outIsTerminal] : [io.err, io.errIsTerminal];
          write(isTerminal ? printed(text, usesColour(io, isTerminal)) : text);
        };
        let stopListening = () => {};
        try {
          const ran = await runner.run(read, {
            policy: wanted,
            upstream,
            allowsReduced: allowReducedIsolation,
            limits,
            signal: io.signal,
            listenerFor: kept?.listenerFor,
            onGuard: (guard) => {
              stopListening = onKillSignal(guard.kill);
            },
            // Under --json all of it is in the one object.
            ...(json ? {} : { onOutput: show }),
          });
          const showsWire = transcript !== false;
          if (json) io.out(`${runJson(ran, missing, showsWire)}\n`);
          else {
            if (!lastShown.endsWith('\n')) io.err('\n');
            const report = reportText(ran, { limits, missing, showsWire });
            io.err(io.errIsTerminal ? told(report, usesColour(io, true)) : report);
          }
          setExit(exitOf(ran.result.ending, io.signal));
        } finally {
          stopListening();
          await kept?.close();
        }
      });
    });
}

function exitOf(ending: Ending, signal: AbortSignal): ExitCode {
  if (signal.aborted) return Exit.interrupted;
  return ending === 'finished' ? Exit.fine : Exit.failed;
}
