import { release } from 'node:os';
import type { Controller } from './cgroups/hierarchy.js';
import type { Ground } from './ground.js';
import type { Standing, Wall } from './wall.js';

/** So many seconds are left for the watch over all processes to see it first: it can say what happened. */
const CPU_GRACE = 2;
/** A file larger than the scratch folder finds no space; only what is no file there meets this limit. */
const FILE_GRACE = 1024 ** 2;

/** What a program may use up. */
export const limitWalls: readonly Wall[] = [
  {
    name: 'memory',
    stands: (ground) =>
      standing(ground, 'memory', 'RLIMIT_DATA for each process, and a watch over all of them together'),
    // Where the kernel counts all processes together it also tells of it; so that limit should be met first.
    rlimits: ({ memoryBytes }, ground) => [`--data=${memoryBytes * (counts(ground, 'memory') ? 2 : 1)}`],
    bounds: ({ memoryBytes }) => ({ memoryBytes }),
  },
  {
    name: 'process-count',
    stands: (ground) =>
      standing(ground, 'pids', countsInside(ground) ? 'RLIMIT_NPROC' : 'a watch over all of them'),
    // Bubblewrap's first process inside is one of them. Here too the kernel tells only of the other limit.
    rlimits: ({ processes }, ground) =>
      countsInside(ground) ? [`--nproc=${processes + (counts(ground, 'pids') ? 8 : 1)}`] : [],
    bounds: ({ processes }) => ({ processes }),
  },
  {
    name: 'cpu',
    stands: (ground) => standing(ground, 'cpu', 'RLIMIT_CPU for each process, and a watch over all of them'),
    rlimits: ({ cpu }) => [`--cpu=${Math.ceil(cpu) + CPU_GRACE}`],
    bounds: ({ cpu }) => ({ cpuSeconds: cpu }),
  },
  {
    name: 'open-files',
    stands: (ground) => byLimit(ground, 'RLIMIT_NOFILE for each process'),
    rlimits: ({ openFiles }) => [`--nofile=${openFiles}`],
  },
  {
    name: 'file-size',
    stands: (ground) => byLimit(ground, 'RLIMIT_FSIZE'),
    rlimits: ({ diskBytes }) => [`--fsize=${diskBytes + FILE_GRACE}`],
  },
];

/** Those that no program has any use for. */
// One byte of a core: of none, a system that pipes them to a program of its own would still send all.
export const alwaysLimited = [
  ...['--core=1', '--msgqueue=0', '--memlock=0'],
  // Some users may go before all others, and what they start may too.
  ...['--nice=0', '--rtprio=0'],
  // Each timer of a process counts as one; so many of them keep a processor busy without using any time.
  '--sigpending=128',
];

function counts({ hierarchies }: Ground, controller: Controller): boolean {
  return hierarchies.some(({ controllers }) => controllers.includes(controller));
}

function standing(ground: Ground, controller: Controller, otherwise: string): Standing {
  const versions = ground.hierarchies
    .filter(({ controllers }) => controllers.includes(controller))
    .map(({ version }) => `cgroup v${version}`);
  if (ground.prlimit === undefined) {
    const [version] = versions;
    return { holds: true, by: version ?? 'a watch over all processes: prlimit is not on this machine' };
  }
  return { holds: true, by: [...versions, otherwise].join('; ') };
}

function byLimit({ prlimit }: Ground, by: string): Standing {
  return prlimit === undefined ? { holds: false, by: 'prlimit is not on this machine' } : { holds: true, by };
}

/**
 * Processes are counted by user: root gives each cell a user of its own; any other user's are counted by user
 * namespace from Linux 5.14 on, and with all others of the same user before that.
 */
function countsInside({ isRoot, prlimit }: Ground): boolean {
  if (prlimit === undefined) return false;
  const [major = 0, minor = 0] = release().split('.').map(Number);
  return isRoot || major > 5 || (major === 5 && minor >= 14);
}
