import { accessSync, constants, mkdirSync, rmdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { textOf } from '../text-of.js';

/** What is counted, and bounded where it can be; `share` divides the processors between groups, not processes. */
export type Controller = 'memory' | 'pids' | 'cpu' | 'share';

/** A place in a tree of cgroups in which we may make groups. */
export interface Hierarchy {
  readonly version: 1 | 2;
  readonly folder: string;
  readonly controllers: readonly Controller[];
}

interface Mount {
  readonly root: string;
  readonly point: string;
  readonly type: string;
  readonly options: readonly string[];
}

/** As version 1 names the trees that hold them. */
const TREES: readonly (readonly [string, Controller])[] = [
  ['memory', 'memory'],
  ['pids', 'pids'],
  ['cpuacct', 'cpu'],
  ['cpu', 'share'],
];

/** The groups that we may make groups in: below our own in version 1; in version 2 wherever controllers are given on. */
export function findHierarchies(
  probe: string,
  mountinfo = textOf('/proc/self/mountinfo'),
  cgroup = textOf('/proc/self/cgroup'),
): readonly Hierarchy[] {
  const mounts = mountsOf(mountinfo);
  const own = cgroup.split('\n').map((line) => /^\d+:([^:]*):(.*)$/.exec(line));
  const found: Hierarchy[] = [];
  for (const [tree, controller] of TREES) {
    const group = own.find((match) => match?.[1]?.split(',').includes(tree))?.[2];
    const mount = mounts.find(({ type, options }) => type === 'cgroup' && options.includes(tree));
    const folder = placeOf(mount, group);
    if (folder === undefined) continue;
    const known = found.find((hierarchy) => hierarchy.folder === folder);
    if (known) {
      found.splice(found.indexOf(known), 1, { ...known, controllers: [...known.controllers, controller] });
    } else if (canMakeGroups(folder, probe)) found.push({ version: 1, folder, controllers: [controller] });
  }
  const unified = unifiedOf(
    mounts.find(({ type }) => type === 'cgroup2'),
    own.find((match) => match?.[1] === '')?.[2],
    probe,
  );
  return unified === undefined ? found : [...found, unified];
}

/**
 * A group of version 2 with processes in it gives no controllers on, so the nearest one above us that does is
 * taken, if we may move processes there.
 */
function unifiedOf(
  mount: Mount | undefined,
  group: string | undefined,
  probe: string,
): Hierarchy | undefined {
  const own = placeOf(mount, group);
  if (mount === undefined || own === undefined) return undefined;
  for (let folder = own; folder.startsWith(mount.point); folder = dirname(folder)) {
    const given = textOf(join(folder, 'cgroup.subtree_control')).trim().split(' ');
    const controllers = (['memory', 'pids'] as const).filter((name) => given.includes(name));
    if (controllers.length === 0) continue;
    const mayMove = isWritable(join(folder, 'cgroup.procs'));
    // Time used is counted in every group.
    const time: readonly Controller[] = given.includes('cpu') ? ['cpu', 'share'] : ['cpu'];
    return mayMove && canMakeGroups(folder, probe)
      ? { version: 2, folder, controllers: [...controllers, ...time] }
      : undefined;
  }
  return undefined;
}

/** Where a group lies in the file system, if the mount shows it. */
function placeOf(mount: Mount | undefined, group: string | undefined): string | undefined {
  if (mount === undefined || group === undefined) return undefined;
  const below = relative(mount.root, group);
  return below.startsWith('..') ? undefined : join(mount.point, below);
}

function canMakeGroups(folder: string, probe: string): boolean {
  try {
    mkdirSync(join(folder, probe));
    rmdirSync(join(folder, probe));
    return true;
  } catch {
    return false;
  }
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Lines such as `36 35 0:33 /root /point rw,relatime shared:1 - cgroup cgroup rw,memory`. */
function mountsOf(text: string): readonly Mount[] {
  return text.split('\n').flatMap((line) => {
    const [before = '', after = ''] = line.split(' - ');
    const [, , , root, point] = before.split(' ');
    const [type = '', , options = ''] = after.split(' ');
    return root && point ? [{ root, point, type, options: options.split(',') }] : [];
  });
}
