import type { Isolation } from '../result.js';
import type { WallName as FullWallName } from '../walls/wall.js';
import type { WallName } from './wall-names.js';

type Wall = Isolation['walls'][number];

const SEAT_BELT = 'code that means harm can get around it';
const BWRAP = 'only bubblewrap has it';
const NO_OTHER = 'for each process; that it starts no other is held by its runtime only';

/** Each wall by name, those of full isolation as well: whether code that means harm is held by it as well, and what it is made of. */
export function reducedIsolation(
  platform: NodeJS.Platform,
  without: readonly WallName[],
  refused: readonly string[],
): Isolation {
  const onLinux = platform === 'linux';
  const walls: Readonly<Record<WallName | FullWallName, Omit<Wall, 'name'>>> = {
    files: weak(
      `Node's permission model, and a Python audit hook, let it read the runtime and its own files; ${SEAT_BELT}, and names and sizes of files can be seen`,
    ),
    writing: weak(
      `Node's permission model, and a Python audit hook, let it write to its scratch folder; ${SEAT_BELT}`,
    ),
    processes: weak(
      `a preload refuses signals to other processes; there is no process namespace, and ${SEAT_BELT}`,
    ),
    'process-count': weak(
      `Node's permission model, and a Python audit hook, refuse to start any; ${SEAT_BELT}`,
    ),
    'native-code': weak(`Node's permission model, and a Python audit hook, refuse to load any; ${SEAT_BELT}`),
    network: weak(
      `a preload refuses all but the four ports, which it leads to the guard; there is no network namespace, and ${SEAT_BELT}`,
    ),
    environment: { holds: true, by: 'started with a list of its own' },
    memory: weak(
      onLinux
        ? `RLIMIT_DATA, for Python RLIMIT_AS, and the limit of Node's heap, ${NO_OTHER}`
        : "the limit of Node's heap; this system has no limit for the rest",
    ),
    cpu: weak(`RLIMIT_CPU ${NO_OTHER}`),
    'open-files': { holds: true, by: 'RLIMIT_NOFILE for each process' },
    'file-size': { holds: true, by: 'RLIMIT_FSIZE' },
    disk: weak('each file is limited, not how many there are'),
    user: weak('it runs as the user who started it'),
    capabilities: weak('it has those of the user who started it'),
    descriptors: weak('what whoever started us left open for everybody is open'),
    terminal: weak('it has a session of its own, and may open the terminals of its user'),
    ipc: weak(BWRAP),
    hostname: weak(BWRAP),
    cgroups: weak(BWRAP),
    'nested-namespaces': weak(BWRAP),
    seccomp: weak(BWRAP),
  };
  const stand = Object.entries(walls)
    .filter(([name]) => !without.some((each) => each === name))
    .map(([name, wall]) =>
      refused.includes(name) ? { name, ...weak('the system refused the limit') } : { name, ...wall },
    );
  return {
    level: 'reduced',
    walls: [...stand, ...without.map((name) => ({ name, ...weak('taken away') }))],
  };
}

function weak(by: string): Omit<Wall, 'name'> {
  return { holds: false, by };
}
