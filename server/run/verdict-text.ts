import { defaultLimits, type Limits } from '../../harness/sandbox/limits.js';
import type { RunResult } from '../../harness/sandbox/result.js';
import { durationText } from '../../platform/text/figures.js';

/** How a run ended, in a line. */
export function verdictText(result: RunResult, asked: Partial<Limits>): string {
  const limits = { ...defaultLimits, ...asked };
  const after = `after ${durationText(result.runMs)}`;
  switch (result.ending) {
    case 'finished':
      return `finished with exit code 0 ${after}`;
    case 'failed':
      return `failed with ${result.signal ?? `exit code ${result.exitCode ?? '?'}`} ${after}`;
    case 'timed-out':
      return `stopped ${after}: a program may run for ${durationText(limits.wall)}; --timeout gives it more`;
    case 'out-of-cpu':
      return `stopped ${after}: it used more than ${limits.cpu} s of CPU; --timeout gives it more`;
    case 'out-of-memory':
      return `stopped ${after}: it wanted more than ${mebibytes(limits.memoryBytes)} of memory`;
    case 'too-much-output':
      return `stopped ${after}: it printed more than ${mebibytes(limits.outputBytes)}`;
    case 'stopped':
      return `stopped by you ${after}`;
    case 'not-started':
      return `did not start: ${result.trouble ?? 'nobody knows why'}`;
  }
}

function mebibytes(bytes: number): string {
  return `${Math.round(bytes / 1024 ** 2)} MiB`;
}
