import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Clock } from '../../../platform/clock/clock.js';
import type { Log } from '../../../platform/log/log.js';
import type { Walls } from '../cell.js';
import type { Building } from './building.js';
import { startCell } from './cell/start.js';
import { findHierarchies } from './cgroups/hierarchy.js';
import { groupName, removeStale } from './cgroups/stale.js';
import type { Ground } from './ground.js';
import { allWalls } from './list.js';
import { isProcessor, makeFilter } from './seccomp/filter.js';
import { findTool } from './tools.js';
import { whyNotStarting } from './trial.js';
import { madeFiles, putFile } from './view/made-files.js';
import { programOf, pythonOf, systemFiles } from './view/runtime.js';
import type { WallName } from './wall.js';

const run = promisify(execFile);

export interface WallsOptions {
  readonly env: NodeJS.ProcessEnv;
  /** The interpreter of a virtual environment. */
  readonly python: string | undefined;
  /** For small files of our own. */
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
  /** One wall that is not to be there: for those who show that it holds something. */
  readonly without?: readonly WallName[];
}

/** Full isolation, where bubblewrap can be had; or why it cannot. */
export async function openWalls(options: WallsOptions): Promise<Walls | { readonly missing: string }> {
  if (process.platform !== 'linux') return { missing: 'bubblewrap exists on Linux only' };
  const bwrap = findTool(options.env, 'bwrap');
  if (bwrap === undefined) return { missing: 'bubblewrap is not installed' };
  const ground = await survey(bwrap, options);
  removeStale(ground.hierarchies);
  let why: string | undefined;
  for (const tried of withLess(ground)) {
    why = await whyNotStarting(wallsOn(forTrial(tried), options), options.folder);
    if (why === undefined) return wallsOn(tried, options);
    options.log.debug({ why, cgroups: tried.hierarchies.length }, 'no sandbox starts so');
  }
  return { missing: `bubblewrap does not work here (${why})` };
}

/** Less and less of what may seem to be there and not work. */
function withLess(ground: Ground): readonly Ground[] {
  // A bubblewrap that is set-uid, and some kernels, know the option but cannot do it; seccomp stands there too.
  const knows = new Set([...ground.knows].filter((option) => option !== '--disable-userns'));
  const hierarchies: Ground['hierarchies'] = [];
  return [ground, { ...ground, hierarchies }, { ...ground, knows }, { ...ground, knows, hierarchies }];
}

/** A program that starts faster than those that it is all for. */
function forTrial(ground: Ground): Ground {
  return { ...ground, python: ground.prlimit ?? ground.node };
}

/** Finds out what there is. */
async function survey(bwrap: string, { env, python }: WallsOptions): Promise<Ground> {
  const prlimit = findTool(env, 'prlimit');
  const [help, node, limiter, interpreter] = await Promise.all([
    run(bwrap, ['--help'], { env: {} }).catch(() => ({ stdout: '', stderr: '' })),
    programOf(process.execPath),
    prlimit === undefined ? undefined : programOf(prlimit),
    python === undefined ? undefined : pythonOf(python),
  ]);
  return {
    bwrap,
    env,
    knows: new Set(`${help.stdout}${help.stderr}`.match(/--[a-z-]+/g)),
    prlimit: limiter,
    setpriv: findTool(env, 'setpriv'),
    isRoot: process.getuid?.() === 0,
    hierarchies: findHierarchies(groupName('probe')),
    system: systemFiles(),
    node,
    python: interpreter,
  };
}

/** Cells of this process so far: several walls may be open in it. */
let cells = 0;

function wallsOn(ground: Ground, { folder, clock, without = [] }: WallsOptions): Walls {
  const own = !without.includes('files');
  const building: Building = {
    ground,
    walls: allWalls,
    without,
    clock,
    files: {
      users: own ? putFile(folder, 'passwd', madeFiles.users) : undefined,
      hosts: own ? putFile(folder, 'hosts', madeFiles.hosts) : undefined,
      filter: putFilter(folder, without),
    },
    nextName: () => groupName(String(++cells)),
  };
  return {
    isolation: {
      level: 'full',
      walls: allWalls.map(({ name, stands }) =>
        without.includes(name) ? { name, holds: false, by: 'taken away' } : { name, ...stands(ground) },
      ),
    },
    start: (plan) => startCell(building, plan),
  };
}

function putFilter(folder: string, without: readonly WallName[]): string | undefined {
  if (without.includes('seccomp') || !isProcessor(process.arch)) return undefined;
  const refusals = allWalls
    .filter(({ name }) => !without.includes(name))
    .flatMap((wall) => wall.refusals ?? []);
  return putFile(folder, ['filter', ...without].join('-'), makeFilter(process.arch, refusals));
}
