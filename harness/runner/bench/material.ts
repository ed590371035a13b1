import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { resolveHome } from '../../../platform/setup/home.mjs';
import type { Example } from '../../example/example.js';
import { loadExamples } from '../../example/load.js';

export function pythonOf(root: string): string {
  return join(resolveHome(process.env, root), 'python', 'bin', 'python');
}

export function materialOf(root: string): Promise<readonly Example[]> {
  return loadExamples(join(root, 'corpus', 'examples'), 'corpus');
}

/** Most of a run is waiting. */
export const atOnce = 2 * availableParallelism();
