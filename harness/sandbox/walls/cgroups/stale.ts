import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { killIn, removeFolder } from './group.js';
import type { Hierarchy } from './hierarchy.js';

/** Names that say whose they are: a number of a process is given out again, but not with the same start. */
export function groupName(what: string): string {
  return `ibs-${process.pid}-${startOf(process.pid)}-${what}`;
}

const NAME = /^ibs-(\d+)-(\d+)-/;

/** Takes away what processes left behind that had no time to. */
export function removeStale(hierarchies: readonly Hierarchy[]): void {
  for (const { version, folder } of hierarchies) {
    for (const name of readdirSync(folder)) {
      const [, pid, start] = NAME.exec(name) ?? [];
      if (pid === undefined || startOf(Number(pid)) === start) continue;
      const group = { version, folder: join(folder, name) };
      killIn(group);
      removeFolder(group.folder);
    }
  }
}

/** In the clock's ticks since the machine began; undefined when there is no such process. */
function startOf(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19];
  } catch {
    return undefined;
  }
}
