import { join } from 'node:path';
import { type CellPlan, scratchFolder } from './cell.js';
import type { Program } from './program.js';

/** Where the runner and the client libraries lie, inside. */
const RUNNERS = '/sandbox';

const RUNTIMES = {
  ts: { runtime: 'node', folder: 'node', args: [`${RUNNERS}/runner.cjs`] },
  // Nothing is compiled for a next time, and what was printed before a program is killed is not lost with it.
  python: { runtime: 'python', folder: 'python', args: ['-B', '-u', `${RUNNERS}/runner.py`] },
} as const;

/** All that a program finds in its environment. */
const ENVIRONMENT = {
  HOME: scratchFolder,
  TMPDIR: scratchFolder,
  LANG: 'C.UTF-8',
  PATH: '/usr/local/bin:/usr/bin:/bin',
};

/** What is to be started for a language, from what the set-up built. */
export function insideOf(
  language: Program['language'],
  built: string,
  isWarm: boolean,
): Pick<CellPlan, 'runtime' | 'args' | 'files' | 'env'> {
  const { runtime, folder, args } = RUNTIMES[language];
  return {
    runtime,
    args: [...args, isWarm ? 'warm' : 'cold'],
    files: { [join(built, folder)]: RUNNERS },
    env: ENVIRONMENT,
  };
}
