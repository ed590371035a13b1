import type { Command } from 'commander';
import type { Io } from './io.js';
import { withApp } from './with-app.js';

/** Stopping all trading, and lifting that: by files, so that no guard need be running. */
export function addGuardKillCommands(guard: Command, io: Io): void {
  guard
    .command('kill')
    .description('stop all trading through every guard of this IBS_HOME, until a person lifts it')
    .option('--because <text>', 'why, for the record and for clients')
    .addHelpText(
      'after',
      '\nA guard that is not running finds it when it starts. JSON: {"killed", "file", "because"}.',
    )
    .action(async ({ because = 'ibs guard kill' }: { because?: string }, command: Command) => {
      const { killByHand } = await import('../guard/by-hand.js');
      await withApp(command, io, [], async (app, { json }) => {
        const file = killByHand(app.home, because, app.clock);
        const text = `killed: ${because}\n${file} stays until \`ibs guard release\`\n`;
        io.out(json ? `${JSON.stringify({ killed: true, file, because })}\n` : text);
      });
    });

  guard
    .command('release')
    .description('let it go on after a kill: for a person, who types RELEASE')
    .option('--yes', 'a person has decided it: do not ask')
    .addHelpText(
      'after',
      '\nWithout a terminal and without --yes it exits 3.\nJSON: {"released", "because", "by", "at"}; "released" alone, and false, where nothing was killed.',
    )
    .action(async ({ yes = false }: { yes?: boolean }, command: Command) => {
      const { killNow, releaseByHand } = await import('../guard/by-hand.js');
      const { requirePerson } = await import('../guard/person.js');
      await withApp(command, io, [], async (app, { json }) => {
        const kill = killNow(app.home, app.clock);
        if (kill === undefined) {
          io.out(
            json ? `${JSON.stringify({ released: false })}\n` : 'nothing is killed: trading may go on\n',
          );
          return;
        }
        if (!yes) await requirePerson(kill, io.ask);
        const { by, at } = await releaseByHand(app.home, kill, app.clock);
        const shape = { released: true, because: kill.because, by, at: new Date(at).toISOString() };
        io.out(json ? `${JSON.stringify(shape)}\n` : `released by ${by}: trading may go on\n`);
      });
    });
}
