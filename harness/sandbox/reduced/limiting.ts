import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { CellPlan } from '../cell.js';
import type { Limits } from '../limits.js';
import type { WallName } from './wall-names.js';

export const SHELL = '/bin/sh';

/** Threads reserve for their stacks, and for what they may want one day, more than they ever use. */
const RESERVED = 2;

/** What a shell says to limit itself, wall by wall; in the units that every shell has: KiB, and blocks of 512 bytes. */
export function ulimits(
  limits: Limits,
  runtime: CellPlan['runtime'],
): Readonly<Partial<Record<WallName, string>>> {
  const cpu = Math.ceil(limits.cpu);
  return {
    // First a signal that tells what it was, a second later one that nobody can ignore.
    cpu: `ulimit -S -t ${cpu} && ulimit -H -t ${cpu + 1}`,
    memory: memoryLimits(Math.ceil(limits.memoryBytes / 1024), runtime),
    'open-files': `ulimit -n ${limits.openFiles}`,
    'file-size': `ulimit -f ${Math.ceil(limits.diskBytes / 512)}`,
  };
}

/**
 * What a process has to itself; and, for what it shares, all that it has addresses for. Node reserves addresses by
 * the gigabyte.
 */
function memoryLimits(kib: number, runtime: CellPlan['runtime']): string {
  const own = `ulimit -d ${kib}`;
  return runtime === 'node' ? own : `${own} && ulimit -v ${RESERVED * kib}`;
}

/** Walls for which the system does not take the limits. */
export async function refusedLimits(limits: Limits): Promise<readonly string[]> {
  const script = Object.entries(ulimits(limits, 'python'))
    .map(([name, command]) => `(${command}) 2>/dev/null || echo ${name}`)
    .join('\n');
  const { stdout } = await promisify(execFile)(SHELL, ['-c', script]);
  return stdout.split('\n').filter((name) => name !== '');
}
