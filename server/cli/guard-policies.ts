import type { Command } from 'commander';
import type { Io } from './io.js';
import type { GlobalOptions } from './with-app.js';

export function addGuardPoliciesCommand(guard: Command, io: Io): void {
  guard
    .command('policies')
    .description('what each policy lets through; or one, or a file of yours, to check it')
    .argument('[name|file]', 'a profile, or the file of a policy')
    .addHelpText(
      'after',
      [
        '',
        'A policy file is YAML. It starts from a profile and says what is otherwise:',
        '',
        '  from: trading',
        '  limits: { quantityPerOrder: 100, notionalPerDay: 20000, lossPerDay: 200 }',
        '  symbols: [AAPL, MSFT]',
        '  orderTypes: [LMT, STP]',
        '  hours: { from: "09:35", to: "15:55", zone: America/New_York }',
        '',
        'Order types may be named as people say them: LIMIT is LMT. Forex and crypto go by notional alone: what one order',
        'may move is notionalPerOrder, whatever quantityPerOrder says. Money is in the base currency of the account.',
        'A file that is wrong exits 2 and names every line that is.',
        'JSON: {"profiles": […]}, or the policy itself, in which null is no limit; of accounts, every paper account.',
      ].join('\n'),
    )
    .action(async (asked: string | undefined, _options: object, command: Command) => {
      const { json = false } = command.optsWithGlobals<GlobalOptions>();
      const { policiesAbout } = await import('../guard/policies-about.js');
      const { shape, text } = await policiesAbout(asked, io.cwd);
      io.out(json ? `${JSON.stringify(shape, null, 2)}\n` : text);
    });
}
