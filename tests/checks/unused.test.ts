import { expect, test } from 'vitest';
import { treeOf } from './fixture.js';
import { findUnused } from './unused.js';

test('a file that nothing imports or starts is named', () => {
  const { problems } = findUnused(treeOf({ 'trading/a.ts': 'export const a = 1;' }));
  expect(problems).toEqual(['trading/a.ts: nothing imports or starts it; remove it, or use it']);
});

test('a value that is exported and not imported is named with its line', () => {
  const { problems } = findUnused(
    treeOf({
      'trading/a.ts':
        'export const used = 1;\nexport const spare = 2;\nexport function odd() {}\nexport type Shape = 1;',
      'tests/trading/a.test.ts': "import { used } from '../../trading/a.js';\nconsole.log(used);",
    }),
  );
  expect(problems).toEqual([
    'trading/a.ts:2: nothing imports spare; drop its `export`, or remove it',
    'trading/a.ts:3: nothing imports odd; drop its `export`, or remove it',
  ]);
});

test.each([
  ['a whole module', "import * as a from '../trading/a.js';\nconsole.log(a);"],
  ['a lazy import', "await import('../trading/a.js');"],
  ['everything re-exported', "export * from '../trading/a.js';"],
])('%s takes every export', (_, code) => {
  const { problems } = findUnused(treeOf({ 'trading/a.ts': 'export const a = 1;', 'tests/a.test.ts': code }));
  expect(problems).toEqual([]);
});

test('an import of its types alone uses none of the values of a file', () => {
  const { problems } = findUnused(
    treeOf({
      'trading/a.ts': 'export const a = 1;\nexport type A = typeof a;',
      'tests/a.test.ts': "import type { A } from '../trading/a.js';\nexport type B = A;",
    }),
  );
  expect(problems).toEqual(['trading/a.ts:1: nothing imports a; drop its `export`, or remove it']);
});

test.each([
  ['a script of package.json', { 'package.json': '{ "scripts": { "go": "node trading/a.ts --fast" } }' }],
  ['a page', { 'trading/index.html': '<script src="./a.ts"></script>' }],
  ['the code that starts it', { 'tests/a.test.ts': "fork(new URL('../trading/a.ts', import.meta.url));" }],
  ['a path put together', { 'tests/a.test.ts': "fork(join(root, 'trading', 'a.ts'));" }],
])('a file named by %s is an entry', (_, files: Record<string, string>) => {
  expect(findUnused(treeOf({ 'trading/a.ts': 'export const a = 1;', ...files })).problems).toEqual([]);
});
