import { hostname } from 'node:os';
import type { Escape } from '../escape.js';
import { onVictim, refused, roots, unmoved } from './common.js';
import { groupFile } from './group-file.js';

const markOfVictim: Pick<Escape, 'args'> = { args: (scene) => [scene.victim().mark] };
const leaving: Pick<Escape, 'args'> = { args: ({ leftMark }) => [leftMark, '5000'] };
const nobody: Pick<Escape, 'ends' | 'meets'> = { ends: 'failed', meets: /ESRCH|ProcessLookupError/ };
const nothing: Pick<Escape, 'ends' | 'meets'> = { ends: 'failed', meets: /FileNotFoundError/ };

/** What a file holds that whoever runs these programs has open, and whatever it starts inherits. */
export const inheritedWord = 'to be inherited by nobody';

/** Other processes, and what the kernel shares between them. */
export const fromProcesses: readonly Escape[] = [
  { file: '../programs/ts/list-processes.ts', walls: ['processes'], ...markOfVictim, ...unmoved },
  { file: '../programs/ts/read-environment.ts', walls: ['environment'], ...unmoved },
  { file: '../programs/ts/debug-outside.ts', walls: ['processes', 'user'], ...onVictim, ...nobody },
  { file: '../programs/python/kill_outside.py', walls: ['processes', 'user'], ...onVictim, ...nobody },
  // From a user namespace the kernel shows nobody what lies in another process; each cell has one in any case.
  { file: '../programs/python/steal_environment.py', walls: 'bare', ...onVictim, ...nothing },
  { file: '../programs/python/steal_memory.py', walls: 'bare', ...onVictim, ...nothing },
  { file: '../programs/python/stop_parent.py', walls: ['processes'], limits: { wall: 3000 }, ...unmoved },
  { file: '../programs/python/read_vm.py', walls: ['seccomp'], ...refused },
  { file: '../programs/python/attach.py', walls: ['seccomp'], ...refused },
  // Killed with its namespace, with its cgroup and with the tree it came from: no single one of them is enough.
  { file: '../programs/ts/detached-child.ts', walls: 'bare', ...leaving, ...unmoved },
  { file: '../programs/python/daemon.py', walls: 'bare', ...leaving, ...unmoved },
  {
    file: '../programs/python/shared_segment.py',
    walls: ['ipc'],
    args: (scene) => [scene.segment()],
    ends: 'failed',
    meets: /Invalid argument/,
  },
  {
    file: '../programs/python/inherited_files.py',
    walls: ['descriptors'],
    args: () => [inheritedWord],
    ...unmoved,
  },
  { file: '../programs/python/share_session.py', walls: ['terminal'], ...unmoved },
  { file: '../programs/python/see_group.py', walls: ['cgroups'], ...unmoved },
  {
    file: '../programs/python/leave_group.py',
    walls: ['files', 'writing', 'user'],
    args: () => [groupFile()],
    ...nothing,
    ...roots,
  },
  { file: '../programs/ts/read-hostname.ts', walls: ['hostname'], args: () => [hostname()], ...unmoved },
];
