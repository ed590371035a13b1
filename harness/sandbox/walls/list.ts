import { identity } from './identity.js';
import { limitWalls } from './limits.js';
import { namespaces } from './namespaces.js';
import { isProcessor } from './seccomp/filter.js';
import { kernelRefusals } from './seccomp/refusals.js';
import { view } from './view/walls.js';
import type { Wall } from './wall.js';

/** All walls, in the order in which bubblewrap is told of them: what is read-only in the end is made first. */
export const allWalls: readonly Wall[] = [
  ...namespaces,
  ...identity,
  ...view,
  {
    name: 'descriptors',
    stands: () => ({ holds: true, by: 'no open file of ours is handed on' }),
  },
  {
    name: 'seccomp',
    stands: () =>
      isProcessor(process.arch)
        ? { holds: true, by: 'system calls that no client needs are refused' }
        : { holds: false, by: `no list of system calls for ${process.arch}` },
    refusals: kernelRefusals,
  },
  ...limitWalls,
];
