import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findPackageRoot } from '../../../platform/config/root.js';
import { messageOf } from '../../../platform/errors/thrown.js';
import type { Log } from '../../../platform/log/log.js';
import type { CellPlan, Walls } from '../cell.js';
import { defaultLimits } from '../limits.js';
import { reducedIsolation } from './isolation.js';
import { launcher } from './launcher.js';
import { refusedLimits } from './limiting.js';
import { nodeCommand } from './node-command.js';
import type { Surroundings } from './prepared.js';
import { pythonCommand } from './python-command.js';
import { makeScratch, removeScratch, removeStale } from './scratch.js';
import { placesOf } from './seen-from-here.js';
import { startCell, unstarted } from './start-cell.js';
import type { WallName } from './wall-names.js';

export interface ReducedWallsOptions {
  /** Of this process: it says where temporary files go. */
  readonly env: NodeJS.ProcessEnv;
  /** A virtual environment's Python. */
  readonly python: string | undefined;
  readonly log: Log;
  /** Walls that are left out: for tests that show what each is good for. */
  readonly without?: readonly WallName[];
}

/** What can be had without bubblewrap: on macOS, or where the system forbids namespaces. */
export async function openReducedWalls(options: ReducedWallsOptions): Promise<Walls> {
  const { env, python, log, without = [] } = options;
  const temporary = env['TMPDIR'] || tmpdir();
  const inside = insideFolder();
  const stands = (wall: string) => !without.some((each) => each === wall);
  removeStale(temporary, log);
  const refused = await refusedLimits(defaultLimits);
  const commandFor = (plan: CellPlan, from: Surroundings) => {
    if (plan.runtime === 'node') return nodeCommand(plan, from);
    return python === undefined ? undefined : pythonCommand(plan, python, from);
  };
  return {
    isolation: reducedIsolation(process.platform, without, refused),
    start(plan) {
      const scratch = makeScratch(temporary);
      const leave = () => leaveScratch(scratch, log);
      try {
        const places = placesOf(plan, scratch);
        const prepared = commandFor(plan, { scratch, inside, places, stands });
        if (prepared === undefined) throw new Error('there is no Python here');
        const own = Object.entries(plan.env).map(([name, value]) => [name, places.translate(value)] as const);
        return startCell({
          command: launcher(prepared, plan, stands),
          env: {
            ...(stands('environment') ? {} : defined(env)),
            ...Object.fromEntries(own),
            ...{ HOME: scratch, TMPDIR: scratch, IBS_RELAY: 'off' },
            ...prepared.env,
          },
          folder: scratch,
          leave,
        });
      } catch (error) {
        leave();
        return unstarted(messageOf(error));
      }
    },
  };
}

/** Where the preloads lie: among the sources, or in the bundle. */
function insideFolder(): string {
  const { root } = findPackageRoot(import.meta.url);
  const source = join(root, 'harness', 'sandbox', 'reduced', 'inside', 'node-preload.mjs');
  return existsSync(source) ? dirname(source) : join(root, 'dist', 'sandbox', 'reduced');
}

function leaveScratch(folder: string, log: Log): void {
  try {
    removeScratch(folder);
  } catch (error) {
    log.warn({ err: error, folder }, 'a scratch folder could not be removed');
  }
}

function defined(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
