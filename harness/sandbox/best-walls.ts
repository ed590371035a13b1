import type { Clock } from '../../platform/clock/clock.js';
import type { Log } from '../../platform/log/log.js';
import type { Walls } from './cell.js';
import { openReducedWalls } from './reduced/open-reduced-walls.js';
import { openWalls } from './walls/open-walls.js';

interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly python: string | undefined;
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** The best walls to be had here. */
export interface BestWalls {
  readonly walls: Walls;
  /** Why they are not the full ones. */
  readonly missing: string | undefined;
}

export async function bestWalls(from: Surroundings): Promise<BestWalls> {
  const full = await openWalls(from);
  if (!('missing' in full)) return { walls: full, missing: undefined };
  return { walls: await openReducedWalls(from), missing: full.missing };
}
