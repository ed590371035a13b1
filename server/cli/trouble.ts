import type { Command } from 'commander';
import { systemClock } from '../../platform/clock/system.js';
import type { Io } from './io.js';
import type { GlobalOptions } from './with-app.js';

export function addTroubleCommand(program: Command, io: Io): void {
  program
    .command('trouble')
    .description('what can be made to happen to a running paper gateway, and how')
    .argument('[name|file]', 'a script or an action by name; or the file of a script of yours, to check it')
    .addHelpText(
      'after',
      [
        '',
        'Without a name it lists the actions and the scripts that come with the program, and shows how a script',
        'is written. JSON: {"actions", "scripts"}; of a script {"name", "text"}, of an action {"name", "about",',
        '"parameters"}, of a file {"script", "steps"}, with "past": {"line", "moment"} where a date in it has been.',
        'A file that is wrong exits 2, with line and column.',
        '',
        'Examples:',
        '  ibs trouble                               all of it',
        '  ibs trouble halt                          what an action takes',
        '  ibs trouble weekend > my-weekend.txt      a script to start from',
        '  ibs trouble ./my-weekend.txt              whether it can be played',
        '  ibs gateway --script ./my-weekend.txt     plays it',
      ].join('\n'),
    )
    .action(async (asked: string | undefined, _options: object, command: Command) => {
      const { json = false } = command.optsWithGlobals<GlobalOptions>();
      const { troubleAbout } = await import('../gateway/trouble-about.js');
      const { shape, text } = await troubleAbout(asked, io.cwd, systemClock.now());
      io.out(json ? `${JSON.stringify(shape, null, 2)}\n` : text);
    });
}
