import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { CopyProgress } from '../../platform/database/copy.js';
import type { ProgressTask } from '../../platform/progress/progress.js';
import type { App } from '../app.js';
import { type Io, terminalOf } from './io.js';
import { withApp } from './with-app.js';

export function addDbCommand(program: Command, io: Io): void {
  const db = program
    .command('db')
    .helpCommand(false)
    .description('look through, back up or restore the database')
    .addHelpText(
      'after',
      [
        '',
        'Examples:',
        '  ibs db check                    look for damage',
        '  ibs db backup                   into IBS_HOME/backups, named by the time',
        '  ibs db backup before.db         into a file of your choice',
        '  ibs db restore before.db        with the server stopped; the old file is kept',
      ].join('\n'),
    );

  db.command('check')
    .description('read all of it and look for damage')
    .addHelpText('after', '\nJSON: {"file", "bytes", "migrations": [{"name", "hash", "applied_at"}]}.')
    .action(async (_options: object, command: Command) => {
      const { checkDatabase } = await import('../../platform/database/check.js');
      await withApp(command, io, [], async (app, { json }) => {
        const report = await checkDatabase(app.databaseFile);
        const sound = `${report.file} is sound: ${report.bytes} bytes, ${report.migrations.length} migrations`;
        io.out(json ? `${JSON.stringify(report)}\n` : `${sound}\n`);
      });
    });

  db.command('backup')
    .description('copy it, as it is at this moment, while it is in use')
    .argument('[file]', 'where to; by default IBS_HOME/backups, named by the time')
    .addHelpText('after', '\nThe copy is checked before it gets its name. JSON: {"file", "bytes", …}.')
    .action(async (file: string | undefined, _options: object, command: Command) => {
      const { backupDatabase } = await import('../../platform/database/backup.js');
      const { chooseProgress } = await import('../../platform/progress/choose.js');
      await withApp(command, io, [], async (app, { json }) => {
        const to = file === undefined ? nameByTime(app) : resolve(io.cwd, file);
        const progress = chooseProgress(terminalOf(io), io.env, app.clock);
        let copying: ProgressTask | undefined;
        const onProgress = ({ done, total }: CopyProgress) => {
          copying ??= progress.begin({ label: 'Copying pages', total });
          copying.at(done);
        };
        const report = await backupDatabase(app.databaseFile, to, onProgress).catch((error: unknown) => {
          copying?.end('failed');
          throw error;
        });
        copying?.end();
        io.out(json ? `${JSON.stringify(report)}\n` : `${report.file} (${report.bytes} bytes)\n`);
      });
    });

  db.command('restore')
    .description('put a backup in its place; what was there is kept beside it')
    .argument('<file>', 'a file made by `ibs db backup`')
    .addHelpText('after', '\nRefused while a process has the database open. JSON: {"file", "kept"}.')
    .action(async (from: string, _options: object, command: Command) => {
      const { restoreDatabase } = await import('../../platform/database/restore.js');
      await withApp(command, io, [], async (app, { json }) => {
        const { kept } = await restoreDatabase(resolve(io.cwd, from), app.databaseFile, app.clock);
        const was = kept === undefined ? 'there was none before' : `the one before is kept as ${kept}`;
        io.out(
          json
            ? `${JSON.stringify({ file: app.databaseFile, kept: kept ?? null })}\n`
            : `restored ${app.databaseFile}; ${was}\n`,
        );
      });
    });
}

function nameByTime(app: App): string {
  const moment = new Date(app.clock.now()).toISOString().replaceAll(':', '-');
  return join(app.home, 'backups', `ibs-${moment}.db`);
}
