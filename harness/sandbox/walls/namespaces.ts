import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Ground } from './ground.js';
import { namespaceRefusals } from './seccomp/refusals.js';
import type { Wall } from './wall.js';

const holds = (by: string) => () => ({ holds: true, by });

export const hostname = 'sandbox';

/** What the kernel keeps apart: each cell has its own of these. */
export const namespaces: readonly Wall[] = [
  {
    name: 'processes',
    stands: holds('its own pid namespace and /proc; all end when its first process does'),
    options: () => ['--unshare-pid', '--proc', '/proc', ...hidden()],
    opening: () => ['--ro-bind', '/proc', '/proc'],
  },
  {
    name: 'network',
    stands: holds('its own network namespace, in which there is only a loopback of its own'),
    options: () => ['--unshare-net'],
  },
  {
    name: 'ipc',
    stands: holds('its own ipc namespace'),
    options: () => ['--unshare-ipc'],
  },
  {
    name: 'hostname',
    stands: holds('its own uts namespace'),
    options: () => ['--unshare-uts', '--hostname', hostname],
  },
  {
    name: 'cgroups',
    stands: holds('its own cgroup namespace, and no view of the tree'),
    options: () => ['--unshare-cgroup-try'],
  },
  {
    name: 'terminal',
    stands: holds('a session of its own, without a terminal'),
    options: () => ['--new-session'],
  },
  {
    name: 'nested-namespaces',
    stands: (ground) => ({
      holds: true,
      by: noMoreUsers(ground) ? 'no user namespaces inside, and seccomp' : 'seccomp',
    }),
    options: ({ ground }) => (noMoreUsers(ground) ? ['--disable-userns'] : []),
    refusals: namespaceRefusals,
  },
];

/** What /proc tells of the machine rather than of a program: its start, its devices, mounted servers, users' keys. */
const FILES = ['bootconfig', 'cmdline', 'interrupts', 'key-users', 'keys', 'sched_debug', 'timer_list'];
const FOLDERS = ['acpi', 'asound', 'bus', 'driver', 'fs', 'irq', 'scsi'];

function hidden(): readonly string[] {
  const pathsOf = (names: readonly string[]) => names.map((name) => join('/proc', name)).filter(existsSync);
  return [
    ...pathsOf(FILES).flatMap((path) => ['--dev-bind', '/dev/null', path]),
    ...pathsOf(FOLDERS).flatMap((path) => ['--tmpfs', path, '--remount-ro', path]),
  ];
}

/** Older ones than bubblewrap 0.8 cannot, nor those that are set-uid. */
function noMoreUsers({ knows }: Ground): boolean {
  return knows.has('--disable-userns');
}
