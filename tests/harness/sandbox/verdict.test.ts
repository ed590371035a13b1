import { expect, test } from 'vitest';
import type { CellEnd } from '../../../harness/sandbox/cell.js';
import { type Cause, endingOf } from '../../../harness/sandbox/verdict.js';

interface Row {
  readonly end?: Partial<CellEnd>;
  readonly cause?: Cause;
  readonly words?: string;
  readonly language?: 'ts' | 'python';
  readonly ending: string;
}

const HEAP = 'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory';

test.each<Row>([
  { end: { exitCode: 0 }, ending: 'finished' },
  { end: { exitCode: 3 }, ending: 'failed' },
  { end: { signal: 'SIGSEGV' }, ending: 'failed' },
  { end: { signal: 'SIGKILL' }, cause: 'timed-out', ending: 'timed-out' },
  { end: { exitCode: 0 }, cause: 'too-much-output', ending: 'too-much-output' },
  { end: { signal: 'SIGKILL', broke: 'memory' }, ending: 'out-of-memory' },
  { end: { signal: 'SIGKILL', broke: 'cpu' }, ending: 'out-of-cpu' },
  { end: { signal: 'SIGXCPU', broke: 'cpu' }, ending: 'out-of-cpu' },
  // One of its processes was, and it went on to its end without that.
  { end: { exitCode: 0, broke: 'memory' }, ending: 'out-of-memory' },
  { end: { exitCode: 0, broke: 'cpu' }, ending: 'out-of-cpu' },
  { end: { signal: 'SIGXCPU' }, ending: 'failed' },
  { end: { signal: 'SIGABRT' }, words: HEAP, ending: 'out-of-memory' },
  { end: { exitCode: 1 }, words: 'RangeError: Array buffer allocation failed', ending: 'out-of-memory' },
  { end: { exitCode: 1 }, words: 'Traceback\nMemoryError\n', language: 'python', ending: 'out-of-memory' },
  {
    end: { exitCode: 1 },
    words: 'Traceback\nnumpy._core._exceptions._ArrayMemoryError: Unable to allocate 2.00 GiB\n',
    language: 'python',
    ending: 'out-of-memory',
  },
  {
    end: { exitCode: 1 },
    words: 'OSError: [Errno 12] Cannot allocate memory',
    language: 'python',
    ending: 'out-of-memory',
  },
  {
    end: { exitCode: 1 },
    words: 'OSError: [Errno 13] Permission denied',
    language: 'python',
    ending: 'failed',
  },
  {
    end: { signal: 'SIGABRT' },
    words: 'FATAL ERROR: Zone Allocation failed - process out of memory',
    ending: 'out-of-memory',
  },
  {
    end: { signal: 'SIGABRT' },
    words: "terminate called after throwing an instance of 'std::bad_alloc'",
    ending: 'out-of-memory',
  },
  { end: { exitCode: 0 }, words: 'MemoryError', language: 'python', ending: 'finished' },
  { end: { exitCode: 1, broke: 'processes' }, ending: 'failed' },
])('$end $cause $words is $ending', ({ end, cause, words = '', language = 'ts', ending }) => {
  const none = { exitCode: undefined, signal: undefined, broke: undefined, trouble: undefined };
  expect(endingOf({ ...none, ...end }, cause, language, words)).toBe(ending);
});
