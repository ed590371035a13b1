import { availableParallelism, totalmem } from 'node:os';
import type { Program } from './program.js';

const GIB = 1024 ** 3;

/** How many waiting cells a machine bears: each has a runtime in memory, and costs one more start. */
export function defaultWarm(
  memory = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY),
  cores = availableParallelism(),
): Readonly<Record<Program['language'], number>> {
  if (memory < 2 * GIB || cores < 2) return { ts: 0, python: 0 };
  return { ts: 2, python: 1 };
}
