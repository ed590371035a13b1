import { readdirSync } from 'node:fs';
import { textOf } from '../text-of.js';

/** A process and all that came of it, itself first. */
export function treeOf(pid: number): readonly number[] {
  return [pid, ...childrenOf(pid).flatMap(treeOf)];
}

/** Kills a process and all that comes of it: each is stopped before its children are counted. */
export function killTree(pid: number): void {
  signal(pid, 'SIGSTOP');
  childrenOf(pid).forEach(killTree);
  signal(pid, 'SIGKILL');
}

/** Whether it still does anything: one that has ended and that nobody has asked about does not. */
export function lives(pid: number): boolean {
  const state = fieldsOf(pid)[0];
  return state !== undefined && state !== 'Z' && state !== 'X';
}

export interface Usage {
  readonly processes: number;
  readonly cpuSeconds: number;
  readonly memoryBytes: number;
}

/** The kernel counts time in hundredths of a second, whatever the processor. */
const TICKS = 100;
const KIB = 1024;

/** What processes have used of the machine, with those of their children that have ended. */
export function usageOf(pids: readonly number[]): Usage {
  const each = pids.map((pid) => {
    // utime, stime, cutime and cstime, counted from the state.
    return sum(fieldsOf(pid).slice(11, 15).map(Number));
  });
  return {
    processes: pids.length,
    cpuSeconds: sum(each) / TICKS,
    memoryBytes: sum(pids.map(memoryOf)),
  };
}

/** What the kernel says of a process, from its state on; the name before it may hold anything. */
function fieldsOf(pid: number): readonly string[] {
  const text = textOf(`/proc/${pid}/stat`);
  return text === '' ? [] : text.slice(text.lastIndexOf(') ') + 2).split(' ');
}

/** What is shared with others is divided between them. */
function memoryOf(pid: number): number {
  const text = textOf(`/proc/${pid}/smaps_rollup`);
  const kilobytes = ['Pss_Anon', 'Pss_Shmem', 'SwapPss'].map((name) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0),
  );
  return sum(kilobytes) * KIB;
}

function childrenOf(pid: number): readonly number[] {
  return threadsOf(pid).flatMap((thread) =>
    textOf(`/proc/${pid}/task/${thread}/children`).split(' ').filter(Boolean).map(Number),
  );
}

function threadsOf(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

function signal(pid: number, name: 'SIGSTOP' | 'SIGKILL'): void {
  try {
    process.kill(pid, name);
  } catch {
    // It is gone already.
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
