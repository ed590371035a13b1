import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from '../../../../platform/errors/thrown.js';
import { textOf } from '../text-of.js';
import type { Bounds } from './bounds.js';
import type { Controller, Hierarchy } from './hierarchy.js';

/** The processes of one cell as the kernel counts them together. */
export interface Group {
  /** Whatever the process starts from now on is in the group too. */
  add(pid: number): void;
  /** Seconds of CPU that they have used; undefined where that is not counted. */
  cpuSeconds(): number | undefined;
  /** Whether one of them was killed because there was no memory left for them. */
  memoryRanOut(): boolean;
  /** Whether a process could not be started because there were too many. */
  processesRanOut(): boolean;
  kill(): void;
  /** Takes the group away; false as long as something lives in it. */
  remove(): boolean;
}

/** Bubblewrap's own processes are in the group too. */
const OWN_PROCESSES = 3;
const MOST_IN_SOCKETS = 64 * 1024 ** 2;
const NANOSECONDS = 1e9;
const MICROSECONDS = 1e6;

export function makeGroup(hierarchies: readonly Hierarchy[], nextName: () => string, bounds: Bounds): Group {
  const folders = makeFolders(hierarchies, nextName, bounds);
  const holderOf = (controller: Controller) =>
    folders.find(({ controllers }) => controllers.includes(controller));
  const [memory, processes, cpu] = [holderOf('memory'), holderOf('pids'), holderOf('cpu')];
  return {
    add: (pid) => {
      for (const { folder } of folders) writeFileSync(join(folder, 'cgroup.procs'), String(pid));
    },
    cpuSeconds() {
      if (cpu === undefined) return undefined;
      return cpu.version === 1
        ? Number(textOf(join(cpu.folder, 'cpuacct.usage'))) / NANOSECONDS
        : countIn(join(cpu.folder, 'cpu.stat'), 'usage_usec') / MICROSECONDS;
    },
    memoryRanOut: () =>
      memory !== undefined &&
      countIn(
        join(memory.folder, memory.version === 1 ? 'memory.oom_control' : 'memory.events'),
        'oom_kill',
      ) > 0,
    processesRanOut: () =>
      processes !== undefined && countIn(join(processes.folder, 'pids.events'), 'max') > 0,
    kill: () => folders.forEach(killIn),
    remove: () => folders.map(({ folder }) => removeFolder(folder)).every(Boolean),
  };
}

/** All of them or none. What else of ours runs in this process may have taken a name: then the next. */
function makeFolders(
  hierarchies: readonly Hierarchy[],
  nextName: () => string,
  bounds: Bounds,
): readonly Hierarchy[] {
  for (;;) {
    const name = nextName();
    const made: Hierarchy[] = [];
    try {
      for (const hierarchy of hierarchies) {
        const group = { ...hierarchy, folder: join(hierarchy.folder, name) };
        mkdirSync(group.folder);
        made.push(group);
        bound(group, bounds);
      }
      return made;
    } catch (error) {
      for (const { folder } of made) removeFolder(folder);
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
}

function bound({ version, folder, controllers }: Hierarchy, { memoryBytes, processes }: Bounds): void {
  const set = (knob: string, value: number) => writeFileSync(join(folder, knob), String(value));
  // Without a limit on swap the one on memory only moves what is over it; not every kernel counts swap.
  const setIfThere = (knob: string, value: number) => {
    if (existsSync(join(folder, knob))) set(knob, value);
  };
  if (memoryBytes !== undefined && controllers.includes('memory')) {
    if (version === 1) {
      set('memory.limit_in_bytes', memoryBytes);
      setIfThere('memory.memsw.limit_in_bytes', memoryBytes);
      // What waits in sockets is counted apart here.
      setIfThere('memory.kmem.tcp.limit_in_bytes', Math.min(memoryBytes, MOST_IN_SOCKETS));
    } else {
      set('memory.max', memoryBytes);
      setIfThere('memory.swap.max', 0);
      setIfThere('memory.oom.group', 1);
    }
  }
  if (processes !== undefined && controllers.includes('pids')) set('pids.max', processes + OWN_PROCESSES);
}

/** Everything in a group, and what it starts meanwhile. */
export function killIn({ version, folder }: Pick<Hierarchy, 'version' | 'folder'>): void {
  if (version === 2) {
    try {
      // `r+`: it must be there already, which it is from Linux 5.14 on, as long as the group is.
      writeFileSync(join(folder, 'cgroup.kill'), '1', { flag: 'r+' });
      return;
    } catch {
      // One by one then.
    }
  }
  for (const pid of textOf(join(folder, 'cgroup.procs')).split('\n').filter(Boolean))
    killProcess(Number(pid));
}

function killProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}

/** False as long as processes are in it. */
export function removeFolder(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch {
    return !existsSync(folder);
  }
}

/** Lines such as `oom_kill 1`. */
function countIn(path: string, name: string): number {
  const line = textOf(path)
    .split('\n')
    .find((each) => each.startsWith(`${name} `));
  return Number(line?.split(' ')[1] ?? 0);
}
