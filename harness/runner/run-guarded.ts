import type { Sandbox } from '../sandbox/create.js';
import type { Limits } from '../sandbox/limits.js';
import type { Program } from '../sandbox/program.js';
import type { RunResult } from '../sandbox/result.js';
import type { RunOptions } from '../sandbox/run-cell.js';
import type { Decisions } from './decisions.js';
import { type Guarded, type GuardedOptions, openGuarded } from './guarded.js';

interface GuardedRunOptions extends GuardedOptions {
  readonly sandbox: Pick<Sandbox, 'run'>;
  readonly limits?: Partial<Limits> | undefined;
  readonly onOutput?: RunOptions['onOutput'] | undefined;
  /** Told how to stop all trading while the program runs. */
  readonly onGuard?: ((guard: Pick<Guarded, 'kill'>) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

interface GuardedRun {
  readonly result: RunResult;
  readonly decisions: Decisions;
  /** Why nothing could be traded, where the kill switch was on. */
  readonly killed: string | undefined;
}

/** Runs one program in the sandbox, before a guard of its own, before a market. */
export async function runGuarded(program: Program, options: GuardedRunOptions): Promise<GuardedRun> {
  const { sandbox, limits = {}, onOutput, onGuard, signal } = options;
  const guarded = await openGuarded(options);
  try {
    onGuard?.(guarded);
    const result = await sandbox.run(program, {
      connect: (stream) => guarded.attach(stream),
      limits,
      now: options.market.now,
      ...(onOutput ? { onOutput } : {}),
      ...(signal ? { signal } : {}),
    });
    return { result, ...guarded.seen() };
  } finally {
    await guarded.close();
  }
}
