import { type Cancel, type Clock, every } from '../../../../platform/clock/clock.js';
import type { CellEnd } from '../../cell.js';
import type { Bounds } from '../cgroups/bounds.js';
import type { Group } from '../cgroups/group.js';
import type { Controller } from '../cgroups/hierarchy.js';
import { keptBytesOf } from './kept.js';
import { treeOf, usageOf } from './tree.js';

type Broken = CellEnd['broke'];

const INTERVAL_MS = 200;

export interface Watched {
  readonly group: Group;
  /** What the kernel itself counts in the group. */
  readonly counted: readonly Controller[];
  readonly bounds: Bounds;
  readonly pid: number;
}

/** Looks again and again at what a cell uses; `broke` is told once, of the first bound that it breaks. */
export function watchCell(clock: Clock, watched: Watched, broke: (what: Broken) => void): Cancel {
  const cancel = every(clock, INTERVAL_MS, () => {
    const what = brokenInGroup(watched) ?? brokenInTree(watched);
    if (what === undefined) return;
    cancel();
    broke(what);
  });
  return cancel;
}

/** What the kernel has seen, also of processes that have ended since. */
export function brokenInGroup({ group, bounds }: Watched): Broken {
  if (bounds.memoryBytes !== undefined && group.memoryRanOut()) return 'memory';
  if (bounds.cpuSeconds !== undefined && (group.cpuSeconds() ?? 0) >= bounds.cpuSeconds) return 'cpu';
  return undefined;
}

/** What the kernel does not count for us is counted process by process. */
function brokenInTree({ counted, bounds, pid }: Watched): Broken {
  const { memoryBytes, cpuSeconds, processes } = bounds;
  const memory = memoryBytes !== undefined && !counted.includes('memory');
  const cpu = cpuSeconds !== undefined && !counted.includes('cpu');
  const count = processes !== undefined && !counted.includes('pids');
  if (!memory && !cpu && !count) return undefined;
  const pids = treeOf(pid);
  const usage = usageOf(pids);
  if (memory && usage.memoryBytes + keptBytesOf(pids) > memoryBytes) return 'memory';
  if (cpu && usage.cpuSeconds >= cpuSeconds) return 'cpu';
  return count && usage.processes > processes + OWN_PROCESSES ? 'processes' : undefined;
}

/** Those of bubblewrap itself. */
const OWN_PROCESSES = 4;
