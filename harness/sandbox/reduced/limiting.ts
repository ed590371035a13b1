import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Limits } from '../limits.js';
import type { WallName } from './wall-names.js';

export const SHELL = '/bin/sh';

/** What a shell says to limit itself, wall by wall; in the units that every shell has: KiB, and blocks of 512 bytes. */
export function ulimits(limits: Limits): Readonly<Partial<Record<WallName, string>>> {
  return {
    // First a signal that tells what it was, a second later one that nobody can ignore.
    cpu: `ulimit -S -t ${limits.cpu} && ulimit -H -t ${limits.cpu + 1}`,
    memory: `ulimit -d ${Math.ceil(limits.memoryBytes / 1024)}`,
    'open-files': `ulimit -n ${limits.openFiles}`,
    'file-size': `ulimit -f ${Math.ceil(limits.diskBytes / 512)}`,
  };
}

/** Walls for which the system does not take the limits. */
export async function refusedLimits(limits: Limits): Promise<readonly string[]> {
  const script = Object.entries(ulimits(limits))
    .map(([name, command]) => `(${command}) 2>/dev/null || echo ${name}`)
    .join('\n');
  const { stdout } = await promisify(execFile)(SHELL, ['-c', script]);
  return stdout.split('\n').filter((name) => name !== '');
}
