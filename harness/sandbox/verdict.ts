import type { CellEnd } from './cell.js';
import type { Program } from './program.js';
import type { Ending } from './result.js';

/** Why we ended a program ourselves. */
export type Cause = Extract<Ending, 'timed-out' | 'too-much-output' | 'stopped'>;

/** The last words of runtimes that get no more memory, where no kernel had to step in. */
const OUT_OF_MEMORY: Readonly<Record<Program['language'], RegExp>> = {
  ts: /heap out of memory|Array buffer allocation failed|could not allocate memory|std::bad_alloc|^FATAL ERROR: .*out of memory|Fatal process out of memory/im,
  // numpy has an error of its own; what the kernel refuses comes as one of the system.
  python: /^[\w.]*MemoryError\b|^OSError: \[Errno 12\]/m,
};

/** By what really ended a program that had begun. */
export function endingOf(
  end: CellEnd,
  cause: Cause | undefined,
  language: Program['language'],
  lastWords: string,
): Ending {
  if (cause !== undefined) return cause;
  if (end.broke === 'memory') return 'out-of-memory';
  // Not by its signal: an exit code of the program's own choice reads as one.
  if (end.broke === 'cpu') return 'out-of-cpu';
  if (end.exitCode === 0) return 'finished';
  return OUT_OF_MEMORY[language].test(lastWords) ? 'out-of-memory' : 'failed';
}
