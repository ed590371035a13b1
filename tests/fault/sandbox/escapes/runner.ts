import type { Escape } from '../escape.js';
import { unmoved } from './common.js';

/** The runner, in whose process a program runs, and the next program. */
export const fromRunner: readonly Escape[] = [
  { file: '../programs/ts/speak-for-runner.ts', walls: 'bare', ...unmoved },
  {
    file: '../programs/python/speak_for_runner.py',
    walls: 'bare',
    ends: 'failed',
    meets: /Bad file descriptor/,
  },
  { file: '../programs/ts/find-traces.ts', walls: 'bare', ...unmoved },
  { file: '../programs/python/find_traces.py', walls: 'bare', ...unmoved },
  { file: '../programs/ts/leave-note.ts', walls: 'bare', ...unmoved, twice: true },
];
