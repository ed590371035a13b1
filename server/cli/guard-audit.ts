import { resolve } from 'node:path';
import type { Command } from 'commander';
import { Exit } from '../../platform/errors/exit.js';
import { Fault } from '../../platform/errors/fault.js';
import type { SetExit } from './command.js';
import { cliFaults } from './faults.js';
import type { Io } from './io.js';
import type { GlobalOptions } from './with-app.js';

export function addGuardAuditCommand(guard: Command, io: Io, setExit: SetExit): void {
  const audit = guard
    .command('audit')
    .helpCommand(false)
    .description('read the record of orders, or check that it is whole')
    .addHelpText(
      'after',
      [
        '',
        'The record is a line of JSON for each order that was asked for, allowed or not, each with the hash of the one',
        'before it. `ibs guard` prints where it lies: IBS_HOME/guard/audit.jsonl unless told otherwise.',
      ].join('\n'),
    );

  audit
    .command('verify')
    .description('find a line that was changed, left out or put in')
    .argument('<file>', 'the record')
    .option('--noted <seq:hash>', 'an entry that you have noted elsewhere: a missing end shows by it')
    .addHelpText(
      'after',
      [
        '',
        'Exits 1 when it is not whole. It prints the last entry and its hash: whoever notes them in another place can',
        'see later that nothing was cut off. JSON: {"whole", "file", "lines", "last", "head", "problems"}.',
      ].join('\n'),
    )
    .action(async (file: string, { noted }: { noted?: string }, command: Command) => {
      const { json = false } = command.optsWithGlobals<GlobalOptions>();
      const { auditSummary, verifyAudit } = await import('../../harness/guard/record/verify.js');
      const report = await verifyAudit(
        resolve(io.cwd, file),
        noted === undefined ? undefined : linkIn(noted),
      );
      const { lines, last, head = null, problems, problemCount } = report;
      const whole = problemCount === 0;
      const shape = { whole, file: report.file, lines, last, head, problems };
      io.out(json ? `${JSON.stringify(shape)}\n` : auditSummary(report));
      setExit(whole ? Exit.fine : Exit.failed);
    });

  audit
    .command('show')
    .description('print the record for reading, a line each')
    .argument('<file>', 'the record')
    .addHelpText(
      'after',
      '\nIt does not check the hashes: that is `ibs guard audit verify`. JSON: the lines as they are.',
    )
    .action(async (file: string, _options: object, command: Command) => {
      const { json = false } = command.optsWithGlobals<GlobalOptions>();
      const { linesShown } = await import('../guard/audit-shown.js');
      for await (const line of linesShown(resolve(io.cwd, file), json)) io.out(`${line}\n`);
    });
}

function linkIn(noted: string): { readonly seq: number; readonly hash: string } {
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(noted) ?? [];
  if (seq !== undefined && hash !== undefined) return { seq: Number(seq), hash };
  throw new Fault(cliFaults.usage, `--noted: expected SEQ:HASH as verify prints them, found "${noted}"`);
}
