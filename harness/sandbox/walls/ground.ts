import type { Hierarchy } from './cgroups/hierarchy.js';
import type { Runtime } from './view/runtime.js';
import type { Link, Sight } from './view/sight.js';

/** What this machine has that walls can be made of. */
export interface Ground {
  readonly bwrap: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The options that this bubblewrap knows. */
  readonly knows: ReadonlySet<string>;
  /** Sets limits of the kernel. */
  readonly prlimit: Runtime | undefined;
  /** Becomes another user; only root can use it. */
  readonly setpriv: string | undefined;
  readonly isRoot: boolean;
  /** Where the kernel bounds what several processes use together. */
  readonly hierarchies: readonly Hierarchy[];
  /** Files of the system that every runtime needs, and links between them. */
  readonly system: readonly (Sight | Link)[];
  readonly node: Runtime;
  readonly python: Runtime | undefined;
}
