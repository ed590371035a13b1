import type { Command } from 'commander';
import type { Io } from './io.js';
import { settingsOf } from './settings.js';
import { withApp } from './with-app.js';

export function addGuardStatusCommand(guard: Command, io: Io): void {
  guard
    .command('status')
    .description('whether a guard is running, whether it may trade, and how much of the day is used')
    .option('--control-port <number>', 'ask the guard that was started with this control port')
    .option('--control-token <text>', 'its token; better in IBS_GUARD_CONTROL_TOKEN, which nobody else sees')
    .option('--audit <folder>', 'where it puts orders on record (IBS_HOME/guard)')
    .addHelpText(
      'after',
      [
        '',
        'Without a control port it reads the record of this IBS_HOME, which a running guard writes as it goes: policy,',
        'clients, open orders, what was moved today, the last refusals. Only the guard itself knows losses, and',
        'whether its upstream is reached.',
        'JSON: {"running", "killed", "since", "released", "guard", "record", "trouble"}: running or not, null where that',
        'cannot be told; why nothing may trade, or null, and since when; by whom and when that was lifted last; what the',
        'guard says, or null; what its record tells, where the guard was not asked; what could not be found out.',
      ].join('\n'),
    )
    .action(async (_options: object, command: Command) => {
      const flags = settingsOf(command, {
        audit: 'guard.audit',
        controlPort: 'guard.controlPort',
        controlToken: 'guard.controlToken',
      });
      const { guardStatus } = await import('../guard/status.js');
      const { statusText } = await import('../guard/status-text.js');
      await withApp(command, io, flags, async (app, { json }) => {
        const { home, clock, config } = app;
        const status = await guardStatus(config.values.guard, { home, clock, cwd: io.cwd });
        io.out(json ? `${JSON.stringify(status)}\n` : statusText(status, home));
      });
    });
}
