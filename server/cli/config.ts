import type { Command } from 'commander';
import type { Io } from './io.js';
import { withApp } from './with-app.js';

export function addConfigCommand(program: Command, io: Io): void {
  program
    .command('config')
    .description('every setting, its value, and where that value comes from')
    .addHelpText(
      'after',
      '\nSecrets are never printed. JSON: {"home", "file", "settings": [{"key", "value", "from"}]}.',
    )
    .action(async (_options: object, command: Command) => {
      const { originText } = await import('../../platform/config/origin.js');
      await withApp(command, io, [], async (app, { json }) => {
        const rows = app.config.settings.map(({ key, value, origin }) => ({
          key,
          value,
          from: originText(origin),
        }));
        if (json) {
          const shape = { home: app.home, file: app.configFile ?? null, settings: rows };
          io.out(`${JSON.stringify(shape, null, 2)}\n`);
          return;
        }
        const texts = rows.map(({ key, value, from }) => [key, valueText(value), from] as const);
        const keyWidth = Math.max(...texts.map(([key]) => key.length));
        const valueWidth = Math.max(...texts.map(([, value]) => value.length));
        for (const [key, value, from] of texts) {
          io.out(`${key.padEnd(keyWidth)}  ${value.padEnd(valueWidth)}  ${from}\n`);
        }
        io.out(
          `\nstate: ${app.home}\nfile:  ${app.configFile ?? 'none (ibs.yaml here or in the state folder)'}\n`,
        );
      });
    });
}

function valueText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'none');
}
