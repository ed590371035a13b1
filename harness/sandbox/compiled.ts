import type { Compiled } from './compile.js';
import type { Program } from './program.js';

/** Programs that are run again and again, such as examples; the longest of them together a few megabytes. */
const MOST_KEPT = 128;
const LONGEST_KEPT = 64 * 1024;

type Compile = (program: Program, signal: AbortSignal) => Promise<Compiled>;

/** Does not compile the same text twice while it remembers what came of it. What went wrong is tried again. */
export function rememberCompiled(compile: Compile): Compile {
  const kept = new Map<string, Compiled>();
  return async (program, signal) => {
    const key = JSON.stringify([program.language, program.name, program.args ?? [], program.code]);
    const known = kept.get(key);
    if (known !== undefined) {
      // Those that were used last stay longest.
      kept.delete(key);
      kept.set(key, known);
      return known;
    }
    const compiled = await compile(program, signal);
    if (compiled.ok && key.length <= LONGEST_KEPT) kept.set(key, compiled);
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST_KEPT) break;
      kept.delete(oldest);
    }
    return compiled;
  };
}
