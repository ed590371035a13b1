import type { Clock } from '../../../platform/clock/clock.js';
import type { Limits } from '../limits.js';
import type { Bounds } from './cgroups/bounds.js';
import type { Ground } from './ground.js';
import type { Wall, WallName } from './wall.js';

/** All that cells of one kind have in common. */
export interface Building {
  readonly ground: Ground;
  /** Those that stand, and those that were taken away. */
  readonly walls: readonly Wall[];
  readonly without: readonly WallName[];
  readonly clock: Clock;
  /** Files of ours that go in by descriptor. */
  readonly files: MadeFiles;
  /** The name of the next cell's cgroup. */
  readonly nextName: () => string;
}

/** Where they lie; those that are not wanted lie nowhere. */
export interface MadeFiles {
  readonly users: string | undefined;
  readonly hosts: string | undefined;
  readonly filter: string | undefined;
}

export function standingIn({ walls, without }: Building): readonly Wall[] {
  return walls.filter(({ name }) => !without.includes(name));
}

export function stands({ without }: Building, name: WallName): boolean {
  return !without.includes(name);
}

export function boundsOf(building: Building, limits: Limits): Bounds {
  return Object.assign({}, ...standingIn(building).map(({ bounds }) => bounds?.(limits)));
}
