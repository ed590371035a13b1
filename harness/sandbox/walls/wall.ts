import type { CellPlan } from '../cell.js';
import type { Limits } from '../limits.js';
import type { Bounds } from './cgroups/bounds.js';
import type { Ground } from './ground.js';
import type { Refusal } from './seccomp/refusal.js';
import type { Sight } from './view/sight.js';

/** Walls that can be taken away, one at a time, to show that each of them holds something. */
export type WallName =
  | 'processes'
  | 'network'
  | 'ipc'
  | 'hostname'
  | 'cgroups'
  | 'user'
  | 'capabilities'
  | 'nested-namespaces'
  | 'files'
  | 'disk'
  | 'writing'
  | 'environment'
  | 'descriptors'
  | 'terminal'
  | 'seccomp'
  | 'memory'
  | 'process-count'
  | 'cpu'
  | 'open-files'
  | 'file-size';

/** Whether a wall holds on this machine, and what it is made of; or why it cannot be had. */
export interface Standing {
  readonly holds: boolean;
  readonly by: string;
}

/** One cell that is about to be made. */
export interface Setting {
  readonly ground: Ground;
  readonly plan: CellPlan;
  /** What it may see of this machine, from where the user that it is made as can reach it. */
  readonly sights: readonly Sight[];
  readonly has: (wall: WallName) => boolean;
}

/** One way out, and all that closes it. */
export interface Wall {
  readonly name: WallName;
  readonly stands: (ground: Ground) => Standing;
  /** What bubblewrap is told. */
  readonly options?: (setting: Setting) => readonly string[];
  /** What it is told instead where the wall has been taken away. */
  readonly opening?: (setting: Setting) => readonly string[];
  /** What the kernel holds each process to, in the words of `prlimit`. */
  readonly rlimits?: (limits: Limits, ground: Ground) => readonly string[];
  /** What all processes together are held to. */
  readonly bounds?: (limits: Limits) => Bounds;
  /** System calls that are refused. */
  readonly refusals?: readonly Refusal[];
}
