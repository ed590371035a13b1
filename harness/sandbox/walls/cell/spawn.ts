import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { Duplex } from 'node:stream';
import { type Building, stands } from '../building.js';
import type { Reach } from '../reach.js';
import { descriptors, inheritable } from './descriptors.js';

/** Bubblewrap, started as the cell's user, with all that it inherits. It waits for its options. */
export function spawnBubblewrap(
  building: Building,
  { outer }: Reach,
  user: number | undefined,
  command: readonly string[],
): ChildProcess {
  const { bwrap, setpriv } = building.ground;
  const inner = [bwrap, '--args', String(descriptors.options), '--', ...command];
  if (user === undefined) return spawnWith(building, inner, {});
  if (outer === undefined) return spawnWith(building, inner, { uid: user, gid: user });
  if (setpriv === undefined) throw new Error('setpriv, of util-linux, is not on this machine');
  const drop = [setpriv, `--reuid=${user}`, `--regid=${user}`, '--clear-groups'];
  return spawnWith(
    building,
    [bwrap, '--args', String(descriptors.outerOptions), '--', ...drop, ...inner],
    {},
    ['pipe'],
  );
}

type Inherited = number | 'pipe' | 'ignore';

function spawnWith(
  building: Building,
  [program = '', ...args]: readonly string[],
  options: SpawnOptions,
  more: readonly Inherited[] = [],
): ChildProcess {
  const opened: number[] = [];
  const open = (path: string): number => {
    const fd = openSync(path, 'r');
    opened.push(fd);
    return fd;
  };
  try {
    const { users, hosts, filter } = building.files;
    const stdio: Inherited[] = [
      ...Array<Inherited>(descriptors.status + 1).fill('pipe'),
      ...[filter, users, hosts].map((file) => (file === undefined ? 'ignore' : open(file))),
      ...more,
    ];
    if (stands(building, 'descriptors')) {
      for (const fd of inheritable()) {
        while (stdio.length <= fd) stdio.push('ignore');
        // Node cannot close it for the child, but can put something in its place.
        if (stdio[fd] === 'ignore') stdio[fd] = open('/dev/null');
      }
    }
    const child = spawn(program, args, { ...options, env: {}, cwd: '/', stdio });
    // What is written to one that has ended is lost; that it has ended is told by `ended`.
    for (const stream of child.stdio) stream?.on('error', () => {});
    return child;
  } finally {
    for (const fd of opened) closeSync(fd);
  }
}

/** One of the child's pipes. */
export function pipeOf(child: ChildProcess, fd: number): Duplex {
  const stream = child.stdio[fd];
  if (!(stream instanceof Duplex)) throw new Error('no more files can be opened');
  return stream;
}
