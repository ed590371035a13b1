import { beforeAll, describe, expect, test } from 'vitest';
import { openReducedWalls } from '../../../harness/sandbox/reduced/open-reduced-walls.js';
import type { Isolation } from '../../../harness/sandbox/result.js';
import { allWalls } from '../../../harness/sandbox/walls/list.js';
import { describeWith } from '../../run/needs.js';
import { log } from './cells.js';
import { fullOnly, reducedEscapes } from './escapes/reduced.js';
import { holds } from './holding.js';
import { titleOf } from './titles.js';

describeWith('python', 'without bubblewrap', (python) => {
  describe('some programs that want out are held', () =>
    holds({ python, level: 'reduced', escapes: reducedEscapes }));

  describe('nothing is claimed to hold', () => {
    let isolation: Isolation;
    beforeAll(async () => {
      ({ isolation } = await openReducedWalls({ env: process.env, python, log }));
    });

    test.for(fullOnly.map((row) => [titleOf(row), row] as const))('%s', ([, { walls }]) => {
      const told = isolation.walls.filter(({ name }) => walls.some((each) => each === name));
      expect(told.map(({ name }) => name).sort()).toEqual([...walls].sort());
      expect(told.every(({ holds }) => holds)).toBe(false);
    });

    test('whatever is not told of as held is told of as not held', () => {
      const names = isolation.walls.map(({ name }) => name);
      expect(names).toEqual(expect.arrayContaining(allWalls.map(({ name }) => name)));
      expect(new Set(names).size).toBe(names.length);
      const claimed = isolation.walls.filter(({ holds }) => holds).map(({ name }) => name);
      expect(isolation.level).toBe('reduced');
      expect(claimed.sort()).toEqual(['environment', 'file-size', 'open-files']);
    });
  });
});
