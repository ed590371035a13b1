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
    .option('--noted <seq:hash>', 'a last entry that verify printed before: a missing end shows by it')
    .addHelpText(
      'after',
      [
        '',
        'Exits 1 when it is not whole. It prints the last entry as NUMBER:HASH, such as 17:9f86d0…, 64 digits: whoever',
        'notes that in another place, and gives it with --noted later, sees that nothing was cut off or written anew.',
        'JSON: {"whole", "file", "lines", "last", "head", "problems", "problemCount"}; of very many the first 100.',
      ].join('\n'),
    )
    .action(async (file: string, { noted }: { noted?: string }, command: Command) => {
      const { json = false } = command.optsWithGlobals<GlobalOptions>();
      const { auditShape, auditText, checkRecord } = await import('../guard/audit-verified.js');
      const report = await checkRecord(
        resolve(io.cwd, file),
        noted === undefined ? undefined : linkIn(noted),
      );
      const whole = report.problemCount === 0;
      io.out(json ? `${JSON.stringify(auditShape(report))}\n` : auditText(report));
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
  throw new Fault(
    cliFaults.usage,
    `--noted: expected NUMBER:HASH, such as 17:9f86d0… with all 64 digits, found ${JSON.stringify(noted)}`,
    { next: 'Give the last entry as an earlier `ibs guard audit verify` printed it.' },
  );
}
