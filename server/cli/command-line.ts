import { CommanderError } from 'commander';
import { Exit, type ExitCode } from '../../platform/errors/exit.js';
import { asFault, Fault } from '../../platform/errors/fault.js';
import { platformFaults } from '../../platform/errors/faults.js';
import { cliFaults } from './faults.js';
import type { Io } from './io.js';
import { createProgram } from './program.js';

/** Runs one command line and answers with what the shell is to be told. */
export async function runCommandLine(args: readonly string[], io: Io): Promise<ExitCode> {
  let exit: ExitCode = Exit.fine;
  const program = createProgram(io, (code) => {
    exit = code;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exit;
  } catch (thrown) {
    if (thrown instanceof CommanderError) return afterCommander(thrown, args, io);
    const fault = io.signal.aborted ? interrupted(io.signal, thrown) : asFault(thrown);
    report(fault, io, args.includes('--json'));
    return fault.exitCode;
  }
}

/** Commander has printed its own message: the help that was asked for, or what is wrong with the arguments. */
function afterCommander(error: CommanderError, args: readonly string[], io: Io): ExitCode {
  if (error.exitCode === 0) return Exit.fine;
  if (args.includes('--json')) {
    const message =
      error.code === 'commander.help' ? 'expected a command' : error.message.replace(/^error: /, '');
    io.out(`${JSON.stringify({ error: new Fault(cliFaults.usage, message) })}\n`);
  }
  return Exit.mend;
}

function interrupted(signal: AbortSignal, thrown: unknown): Fault {
  if (thrown instanceof Fault && !thrown.isUnforeseen) return thrown;
  return new Fault(platformFaults.interrupted, `stopped by ${String(signal.reason)}`, { cause: thrown });
}

function report(fault: Fault, io: Io, json: boolean): void {
  if (json) io.out(`${JSON.stringify({ error: fault })}\n`);
  io.err(`ibs: ${fault.message}\n  what to do: ${fault.next}\n  code: ${fault.code}\n`);
  // For what nobody foresaw, the stack is the only trace there is.
  if (fault.isUnforeseen && fault.cause instanceof Error) {
    io.err(`${fault.cause.stack ?? ''}\n`);
  }
}
