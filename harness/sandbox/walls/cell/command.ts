import { type CellPlan, guardSocket } from '../../cell.js';
import { type Building, standingIn, stands } from '../building.js';
import { alwaysLimited } from '../limits.js';
import type { Runtime } from '../view/runtime.js';
import type { Sight } from '../view/sight.js';
import { descriptors } from './descriptors.js';

const MIB = 1024 ** 2;
/** What V8 may use for objects, of all the memory there is: buffers and the runtime itself want some too. */
const SHARE_OF_OBJECTS = 0.75;

/** Everything of this machine that a cell is to see beside the system's libraries. */
export function sightsOf({ ground }: Building, plan: CellPlan, runtime: Runtime): readonly Sight[] {
  return [
    ...runtime.sights,
    ...(ground.prlimit?.sights ?? []),
    ...Object.entries(plan.files).map(([from, to]) => ({ from, to })),
    { from: plan.socket, to: guardSocket },
  ];
}

/** What bubblewrap is told, but for what it is to run. */
export function optionsOf(building: Building, plan: CellPlan, sights: readonly Sight[]): readonly string[] {
  const { ground, files, walls } = building;
  const setting = { ground, plan, sights, has: stands.bind(undefined, building) };
  return [
    '--die-with-parent',
    ...['--json-status-fd', String(descriptors.status)],
    ...(files.filter === undefined ? [] : ['--seccomp', String(descriptors.filter)]),
    ...walls.flatMap(({ name, options, opening }) => [
      ...((stands(building, name) ? options : opening)?.(setting) ?? []),
    ]),
  ];
}

/** What is run inside: the runtime, below the limits of each process. */
export function commandOf(building: Building, plan: CellPlan, runtime: Runtime): readonly string[] {
  const { prlimit } = building.ground;
  const heap = Math.floor((plan.limits.memoryBytes / MIB) * SHARE_OF_OBJECTS);
  const bounded = plan.runtime === 'node' && stands(building, 'memory');
  const command = [runtime.command, ...(bounded ? [`--max-old-space-size=${heap}`] : []), ...plan.args];
  if (prlimit === undefined) return command;
  const limits = standingIn(building).flatMap(({ rlimits }) => rlimits?.(plan.limits, building.ground) ?? []);
  return [prlimit.command, ...alwaysLimited, ...limits, ...command];
}
