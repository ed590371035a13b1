import type { Command } from 'commander';
import { Exit } from '../../platform/errors/exit.js';
import type { App } from '../app.js';
import type { SetExit } from './command.js';
import { type Io, usesColour } from './io.js';
import { type GlobalOptions, withApp } from './with-app.js';

export function addDoctorCommand(program: Command, io: Io, setExit: SetExit): void {
  program
    .command('doctor')
    .description('what works here, what is reduced, and how to mend it')
    .addHelpText(
      'after',
      [
        '',
        'Exits 2 when something is broken; what is only reduced does not count as that.',
        'JSON: {"status", "checks": [{"id", "title", "status", "found", "mend"?}],',
        '"version", "commit"?, "home", "at"}.',
      ].join('\n'),
    )
    .action(async (_options: object, command: Command) => {
      const { runDoctor } = await import('../doctor/run.js');
      const { renderDoctor } = await import('../doctor/render.js');
      const examine = async (app: App, { json }: GlobalOptions) => {
        const report = await runDoctor(app, io.signal);
        io.out(
          json
            ? `${JSON.stringify(report, null, 2)}\n`
            : renderDoctor(report, { colour: usesColour(io, io.outIsTerminal), columns: io.columns }),
        );
        setExit(report.status === 'broken' ? Exit.mend : Exit.fine);
      };
      await withApp(command, io, [], examine, { toleratesConfigTrouble: true });
    });
}
