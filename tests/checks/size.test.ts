import { expect, test } from 'vitest';
import { treeOf } from './fixture.js';
import { findLongFiles } from './size.js';

const lines = (count: number) => 'x;\n'.repeat(count);

test('a file over 700 lines fails, one over 250 is listed, the longest first', () => {
  const tree = treeOf({ 'a.ts': lines(250), 'b.ts': lines(251), 'c.css': lines(700), 'd.ts': lines(701) });
  expect(findLongFiles(tree)).toEqual({
    problems: ['d.ts: 701 lines; at 700 it holds more than one idea: divide it'],
    notes: ['c.css: 700 lines', 'b.ts: 251 lines'],
  });
});

test('the README stays under 150 lines', () => {
  expect(findLongFiles(treeOf({ 'README.md': lines(149) })).problems).toEqual([]);
  expect(findLongFiles(treeOf({ 'README.md': lines(150) })).problems).toEqual([
    'README.md: 150 lines; keep it under 150',
  ]);
});
