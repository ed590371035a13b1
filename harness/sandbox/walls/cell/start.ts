import { chmodSync, chownSync } from 'node:fs';
import { messageOf } from '../../../../platform/errors/thrown.js';
import { PRIVATE_FILE } from '../../../../platform/files/private.js';
import type { Cell, CellPlan } from '../../cell.js';
import { type Building, boundsOf, stands } from '../building.js';
import { type Group, makeGroup } from '../cgroups/group.js';
import { withinReach } from '../reach.js';
import { giveBack, takeUser } from '../users.js';
import type { Runtime } from '../view/runtime.js';
import { commandOf, optionsOf, sightsOf } from './command.js';
import { descriptors } from './descriptors.js';
import { followLife } from './end.js';
import { pipeOf, spawnBubblewrap } from './spawn.js';
import { standBack } from './stand-back.js';
import { stillborn } from './stillborn.js';

/** Starts a program behind the walls. What goes wrong is told by how the cell ends. */
export function startCell(building: Building, plan: CellPlan): Cell {
  const runtime = building.ground[plan.runtime];
  if (runtime === undefined) return stillborn(`there is no ${plan.runtime} to run it with`);
  const dropped = building.ground.isRoot && stands(building, 'user');
  const user = dropped ? takeUser() : undefined;
  if (dropped && user === undefined) return stillborn('too many sandboxes are running');
  const giveUserBack = () => {
    if (user !== undefined) giveBack(user);
  };
  let group: Group | undefined;
  try {
    group = makeGroup(building.ground.hierarchies, building.nextName, boundsOf(building, plan.limits));
    const cell = startIn(building, plan, runtime, group, user);
    return { ...cell, ended: cell.ended.finally(giveUserBack) };
  } catch (error) {
    group?.remove();
    giveUserBack();
    return stillborn(messageOf(error));
  }
}

function startIn(
  building: Building,
  plan: CellPlan,
  runtime: Runtime,
  group: Group,
  user: number | undefined,
): Cell {
  const { ground, clock } = building;
  if (user !== undefined) giveSocket(plan.socket, user);
  const sights = sightsOf(building, plan, runtime);
  const reach = user === undefined ? { sights, outer: undefined } : withinReach(sights);
  const child = spawnBubblewrap(building, reach, user, commandOf(building, plan, runtime));
  const { pid } = child;
  if (pid === undefined) {
    child.once('error', () => {});
    throw new Error(`${ground.bwrap} could not be started`);
  }
  try {
    const counted = ground.hierarchies.flatMap(({ controllers }) => controllers);
    // Without its options bubblewrap does nothing, so whatever it will start is in the group.
    group.add(pid);
    standBack(pid, counted.includes('share'));
    pipeOf(child, descriptors.options).end(nulEnded(optionsOf(building, plan, reach.sights)));
    if (reach.outer) pipeOf(child, descriptors.outerOptions).end(nulEnded(reach.outer));
    const watched = { group, counted, bounds: boundsOf(building, plan.limits), pid };
    return {
      stdin: pipeOf(child, 0),
      stdout: pipeOf(child, 1),
      stderr: pipeOf(child, 2),
      orders: pipeOf(child, descriptors.orders),
      signs: pipeOf(child, descriptors.signs),
      ...followLife(child, watched, clock),
    };
  } catch (error) {
    // It would wait for its options for ever.
    child.kill('SIGKILL');
    throw error;
  }
}

/** Only the cell's own user may knock. */
function giveSocket(socket: string, user: number): void {
  chownSync(socket, user, user);
  chmodSync(socket, PRIVATE_FILE);
}

function nulEnded(options: readonly string[]): string {
  return options.map((option) => `${option}\0`).join('');
}
