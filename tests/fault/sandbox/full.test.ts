import { describe } from 'vitest';
import { describeWith } from '../../run/needs.js';
import type { Escape } from './escape.js';
import { escapes } from './escapes/all.js';
import { holds } from './holding.js';

/** Neither in /etc/passwd nor in a range that the system gives out. */
const ORDINARY = 1_918_273_645;
/** Without cgroups these are held in another way. */
const BOUNDS: readonly string[] = ['memory', 'process-count', 'cpu'];

describeWith('bwrap', 'behind all walls', () => {
  describeWith('python', 'programs that want out', (python) => {
    describe('are held', () => holds({ python, level: 'full', escapes }));

    describe.runIf(process.getuid?.() === 0)('are held by a user without any rights', () => {
      const possible = escapes.filter(({ needsRoot }) => needsRoot === undefined);
      const shown = new Set([...oneOfEach(possible), ...possible.filter(({ walls }) => isBound(walls))]);
      holds({ python, level: 'full', escapes: [...shown], user: ORDINARY });
    });
  });
});

/** One program for each choice of walls. */
function oneOfEach(rows: readonly Escape[]): readonly Escape[] {
  const byWalls = rows.map((row) => [[row.walls, Object.keys(row.looser ?? {})].flat().join(), row] as const);
  return [...new Map(byWalls.reverse()).values()];
}

function isBound(walls: Escape['walls']): boolean {
  return walls !== 'bare' && walls.some((name) => BOUNDS.includes(name));
}
