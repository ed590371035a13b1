import { Command } from 'commander';
import { findPackageRoot } from '../../platform/config/root.js';
import type { SetExit } from './command.js';
import { addConfigCommand } from './config.js';
import { addDbCommand } from './db.js';
import { addDoctorCommand } from './doctor.js';
import { addGatewayCommand } from './gateway.js';
import { addGuardCommand } from './guard.js';
import type { Io } from './io.js';
import { addReviewCommand } from './review.js';
import { addRunCommand } from './run.js';
import { addServeCommand } from './serve.js';
import { addTroubleCommand } from './trouble.js';
import { addValidateCommand } from './validate.js';
import { addWorkerCommand } from './worker.js';

/**
 * The whole command line. Command files import what is heavy inside their action, so that `--help` costs
 * little more than starting Node.
 */
export function createProgram(io: Io, setExit: SetExit): Command {
  const program = new Command('ibs')
    .description('Answers about the Interactive Brokers API in which every line of code has been run.')
    .version(findPackageRoot(import.meta.url).version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help, or a command’s: ibs COMMAND --help')
    .helpCommand(false)
    .option('--json', 'print the result as JSON on standard output')
    .option('--config <file>', 'read this configuration file instead of ibs.yaml')
    .option('--set <key=value>', 'set any setting (repeatable); `ibs config` lists them', collect)
    .configureHelp({ showGlobalOptions: true, helpWidth: Math.min(io.columns, 100) })
    .configureOutput({ writeOut: io.out, writeErr: io.err })
    .showHelpAfterError('(ibs --help, or ibs COMMAND --help, lists what there is)')
    .addHelpText(
      'after',
      [
        '',
        'Examples:',
        '  ibs serve --port 9000      serve on another port',
        '  ibs gateway                a paper account on port 4002 for any IB client',
        '  ibs trouble                what can be made to happen to it, and how',
        '  ibs guard                  lets clients trade paper only, within a policy',
        '  ibs run order.py           runs a program in a sandbox, before a paper account',
        '  ibs validate               runs all examples, and judges them',
        '  ibs review                 goes through those that did not pass, with you',
        '  ibs doctor                 what works here, and how to mend what does not',
        '  ibs config --json          every setting, and where its value comes from',
        '  ibs db backup              a copy of the database, made while it is in use',
        '',
        'Exit codes: 0 fine, 1 failed, 2 you can mend it, 3 a person must decide,',
        '130 interrupted.',
      ].join('\n'),
    )
    .exitOverride();
  const commands = [
    addServeCommand,
    addGatewayCommand,
    addTroubleCommand,
    addGuardCommand,
    addRunCommand,
    addValidateCommand,
    addReviewCommand,
    addWorkerCommand,
    addDoctorCommand,
    addConfigCommand,
    addDbCommand,
  ];
  for (const add of commands) add(program, io, setExit);
  return program;
}

function collect(value: string, soFar: readonly string[] = []): string[] {
  return [...soFar, value];
}
