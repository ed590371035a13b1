import { lstatSync, readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { scratchFolder } from '../../cell.js';
import { descriptors } from '../cell/descriptors.js';
import type { Setting, Wall } from '../wall.js';

const DEVICES = ['null', 'zero', 'full', 'random', 'urandom'];
const LINKS: readonly (readonly [string, string])[] = [
  ['fd', '/proc/self/fd'],
  ['stdin', '/proc/self/fd/0'],
  ['stdout', '/proc/self/fd/1'],
  ['stderr', '/proc/self/fd/2'],
  // Shared memory counts as what is kept in the scratch folder.
  ['shm', scratchFolder],
];

/** What of this machine's files there is inside. */
export const view: readonly Wall[] = [
  {
    name: 'files',
    stands: () => ({ holds: true, by: 'a root folder of its own, with no more than the runtime needs' }),
    options: (setting) => [
      ...setting.ground.system.flatMap((entry) =>
        'leadsTo' in entry
          ? ['--symlink', entry.leadsTo, entry.to]
          : [binding(setting), entry.from, entry.to],
      ),
      ...made(),
      ...rest(setting),
    ],
    opening: (setting) => [...everything(setting), ...rest(setting)],
  },
  {
    name: 'disk',
    stands: ({ knows }) =>
      knows.has('--size')
        ? { holds: true, by: `a ${scratchFolder} in memory, of a fixed size` }
        : { holds: false, by: 'this bubblewrap cannot bound it (0.8 can); it counts as memory' },
    options: ({ ground, plan }) => [
      ...(ground.knows.has('--size') ? ['--size', String(plan.limits.diskBytes)] : []),
      ...scratch,
    ],
    opening: () => scratch,
  },
  {
    name: 'writing',
    stands: () => ({ holds: true, by: `everything but ${scratchFolder} is read-only` }),
    options: () => ['/dev', '/proc', '/'].flatMap((folder) => ['--remount-ro', folder]),
  },
];

const scratch = ['--tmpfs', scratchFolder, '--chdir', scratchFolder];

function binding({ has }: Setting): string {
  return has('writing') ? '--ro-bind' : '--bind';
}

/** Files that this machine has too, and that would tell of it. */
function made(): readonly string[] {
  return [
    ...['--file', String(descriptors.users), '/etc/passwd'],
    ...['--file', String(descriptors.hosts), '/etc/hosts'],
  ];
}

/** Devices, and what this one cell was promised. */
function rest(setting: Setting): readonly string[] {
  return [
    '--tmpfs',
    '/dev',
    ...DEVICES.flatMap((name) => ['--dev-bind', `/dev/${name}`, `/dev/${name}`]),
    ...LINKS.flatMap(([name, leadsTo]) => ['--symlink', leadsTo, `/dev/${name}`]),
    ...setting.sights.flatMap(({ from, to }) => [binding(setting), from, to]),
  ];
}

/** The whole machine, but for the folders that every cell has its own of. */
function everything(setting: Setting): readonly string[] {
  const own = ['proc', 'dev', 'run', scratchFolder.slice(1)];
  return readdirSync('/')
    .filter((name) => !own.includes(name))
    .flatMap((name) => {
      const path = join('/', name);
      const stat = lstatSync(path);
      if (stat.isSymbolicLink()) return ['--symlink', readlinkSync(path), path];
      return stat.isDirectory() ? [binding(setting), path, path] : [];
    });
}
