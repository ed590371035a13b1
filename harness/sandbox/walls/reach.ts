import { realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Sight } from './view/sight.js';

/** Where the outer bubblewrap puts what could not be reached. */
const REACHABLE = '/run/reachable';
const OTHERS_MAY_ENTER = 0o001;

export interface Reach {
  readonly sights: readonly Sight[];
  /** What an outer bubblewrap is told, that of root; undefined when none is needed. */
  readonly outer: readonly string[] | undefined;
}

/**
 * A user that owns nothing enters no home folder of mode 0700, so nothing there can be bound as that user. Root
 * then binds it elsewhere first, in a view of the machine that only this cell is made in.
 */
export function withinReach(sights: readonly Sight[]): Reach {
  const real = sights.map(({ from, to }) => ({ from: realpathSync(from), to }));
  if (real.every(({ from }) => canBeReached(from))) return { sights: real, outer: undefined };
  const moved = real.map(({ from, to }, index) => ({ from, by: `${REACHABLE}/${index}`, to }));
  return {
    sights: moved.map(({ by, to }) => ({ from: by, to })),
    outer: [
      '--die-with-parent',
      ...['--dev-bind', '/', '/'],
      ...['--perms', '0755', '--tmpfs', '/run'],
      ...['--perms', '0755', '--dir', REACHABLE],
      ...moved.flatMap(({ from, by }) => ['--bind', from, by]),
    ],
  };
}

function canBeReached(path: string): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if ((statSync(folder).mode & OTHERS_MAY_ENTER) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}
