import { defaultLimits } from '../../../../harness/sandbox/limits.js';
import type { Escape } from '../escape.js';
import { small, unknown, unmoved } from './common.js';

type Bound = Pick<Escape, 'limits' | 'args'>;
type Met = Pick<Escape, 'ends' | 'meets'>;

/** Told to take twice as much as there is. */
function hog(name: 'memoryBytes' | 'processes' | 'openFiles' | 'diskBytes' | 'outputBytes'): Bound {
  return { limits: small, args: () => [String(2 * small[name])] };
}

const fullDisk: Met = { ends: 'failed', meets: /No space left/ };
const fullTable: Met = { ends: 'failed', meets: /BlockingIOError|can't start new thread/ };
const noMoreFiles: Met = { ends: 'failed', meets: /EMFILE|Too many open files/ };
const outOfMemory: Met = { ends: 'out-of-memory' };
/** Twice as much of it as is allowed. */
const burning: Bound = { limits: { cpu: 0.7 }, args: () => ['1400'] };
/** What is written is counted by whoever reads it, and time by the clock of this machine: no wall is theirs. */
const flooding = { ...hog('outputBytes'), walls: [], looser: { outputBytes: 4 * small.outputBytes } };
const staying = { limits: { wall: 600 }, args: () => ['1200'], walls: [], looser: { wall: 20_000 } };

/** What it may use up. */
export const fromResources: readonly Escape[] = [
  { file: '../programs/python/fork_bomb.py', walls: ['process-count'], ...hog('processes'), ...fullTable },
  { file: '../programs/python/threads.py', walls: ['process-count'], ...hog('processes'), ...fullTable },
  { file: '../programs/python/zombies.py', walls: ['process-count'], ...hog('processes'), ...fullTable },
  {
    file: '../programs/ts/spawn-bomb.ts',
    walls: ['process-count'],
    // Each Node has some eleven threads, and some forty MiB.
    limits: { ...small, wall: 20_000, memoryBytes: defaultLimits.memoryBytes },
    args: () => ['4'],
    ...unmoved,
  },
  { file: '../programs/ts/heap-hog.ts', walls: ['memory'], ...hog('memoryBytes'), ...outOfMemory },
  { file: '../programs/ts/buffer-hog.ts', walls: ['memory'], ...hog('memoryBytes'), ...outOfMemory },
  { file: '../programs/python/memory_hog.py', walls: ['memory'], ...hog('memoryBytes'), ...outOfMemory },
  {
    file: '../programs/python/shared_memory_hog.py',
    walls: ['memory'],
    ...hog('memoryBytes'),
    ...outOfMemory,
  },
  {
    file: '../programs/python/memory_in_children.py',
    walls: ['memory'],
    ...hog('memoryBytes'),
    ...outOfMemory,
  },
  {
    file: '../programs/python/memory_file.py',
    walls: ['memory', 'file-size', 'seccomp'],
    ...hog('memoryBytes'),
    ...unknown,
  },
  {
    file: '../programs/python/many_files.py',
    walls: ['memory'],
    // Files are made slowly: half as much memory is filled in half the time.
    limits: { ...small, wall: 20_000, memoryBytes: small.memoryBytes / 2 },
    args: () => [String(Math.round(small.memoryBytes / 1000))],
    ...outOfMemory,
  },
  { file: '../programs/python/fill_disk.py', walls: ['disk'], ...hog('diskBytes'), ...fullDisk },
  { file: '../programs/python/fill_shared.py', walls: ['disk'], ...hog('diskBytes'), ...fullDisk },
  {
    file: '../programs/python/large_file.py',
    walls: ['file-size'],
    ...hog('diskBytes'),
    ends: 'failed',
    meets: /File too large/,
  },
  { file: '../programs/ts/open-files.ts', walls: ['open-files'], ...hog('openFiles'), ...noMoreFiles },
  { file: '../programs/python/open_files.py', walls: ['open-files'], ...hog('openFiles'), ...noMoreFiles },
  { file: '../programs/ts/burn-cpu.ts', walls: ['cpu'], ...burning, ends: 'out-of-cpu' },
  { file: '../programs/python/burn_in_children.py', walls: ['cpu'], ...burning, ends: 'out-of-cpu' },
  { file: '../programs/ts/output-flood.ts', ...flooding, ends: 'too-much-output' },
  { file: '../programs/python/error_flood.py', ...flooding, ends: 'too-much-output' },
  { file: '../programs/ts/endless-loop.ts', ...staying, ends: 'timed-out' },
  { file: '../programs/ts/ignore-signals.ts', ...staying, ends: 'timed-out' },
  { file: '../programs/ts/freeze-clock.ts', ...staying, ends: 'timed-out' },
  { file: '../programs/ts/endless-exit.ts', ...staying, ends: 'timed-out' },
  { file: '../programs/ts/change-everything.ts', ...staying, ends: 'timed-out' },
  { file: '../programs/python/endless_sleep.py', ...staying, ends: 'timed-out' },
  { file: '../programs/python/ignore_sigterm.py', ...staying, ends: 'timed-out' },
  { file: '../programs/python/endless_exit.py', ...staying, ends: 'timed-out' },
];
