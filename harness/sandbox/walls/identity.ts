import { scratchFolder } from '../cell.js';
import type { Wall } from './wall.js';

/** Who the program is, as it sees it. */
export const insideUser = { id: 1000, name: 'user' } as const;

const asUser = ['--unshare-user', '--uid', String(insideUser.id), '--gid', String(insideUser.id)];

/** Who the program is to the rest of the machine, and what it may do there. */
export const identity: readonly Wall[] = [
  {
    name: 'user',
    stands: ({ isRoot }) => ({
      holds: true,
      by: isRoot
        ? 'a user of its own that owns nothing, in a user namespace'
        : 'a user namespace; to the machine it is the user who started it',
    }),
    options: () => asUser,
    // Where it is taken away the cell is made by root itself, and root is who it is to the rest of the machine.
    opening: () => asUser,
  },
  {
    name: 'capabilities',
    stands: () => ({ holds: true, by: 'none are left, and no program can give any' }),
    options: () => ['--cap-drop', 'ALL'],
    opening: () => ['--cap-add', 'ALL'],
  },
  {
    name: 'environment',
    stands: () => ({ holds: true, by: 'a list of its own' }),
    options: ({ plan }) =>
      Object.entries({ ...environment, ...plan.env }).flatMap(([name, value]) => ['--setenv', name, value]),
    opening: ({ ground, plan }) =>
      Object.entries({ ...ground.env, ...environment, ...plan.env }).flatMap(([name, value]) =>
        value === undefined ? [] : ['--setenv', name, value],
      ),
  },
];

/** What libraries ask for; nothing of it tells where this is. */
const environment: Readonly<Record<string, string>> = {
  PATH: '/usr/bin:/bin',
  HOME: scratchFolder,
  TMPDIR: scratchFolder,
  USER: insideUser.name,
  LOGNAME: insideUser.name,
  LANG: 'C.UTF-8',
  TZ: 'UTC',
};
