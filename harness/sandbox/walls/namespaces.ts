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
    // How this machine was started is none of a program's business.
    options: () => ['--unshare-pid', '--proc', '/proc', '--dev-bind', '/dev/null', '/proc/cmdline'],
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

/** Older ones than bubblewrap 0.8 cannot, nor those that are set-uid. */
function noMoreUsers({ knows }: Ground): boolean {
  return knows.has('--disable-userns');
}
