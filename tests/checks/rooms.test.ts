import { expect, test } from 'vitest';
import { treeOf } from './fixture.js';
import { findInRooms } from './rooms.js';

const signs = {
  'platform/README.md': 'Holds `a/`, `clock/` and `setup/`.',
  'trading/README.md': '',
  'server/README.md': '`cli/`',
};

function problemsIn(files: Record<string, string>): string {
  return findInRooms(treeOf({ ...signs, ...files })).problems.join('\n');
}

test('a room may import from itself and from earlier rooms', () => {
  const problems = problemsIn({
    'platform/a/one.ts': 'export const one = 1;',
    'trading/two.ts': "import { one } from '../platform/a/one.js';\nexport const two = one + 1;",
    'trading/three.ts': "import { two } from './two.js';\nexport const three = two + 1;",
  });
  expect(problems).toBe('');
});

test.each([
  ['an import', "import { two } from '../../trading/two.js';\nconsole.log(two);"],
  ['a type import', "import type { Two } from '../../trading/two.js';\nexport type One = Two;"],
  ['an inline type', "export type One = import('../../trading/two.js').Two;"],
  ['a re-export', "export { two } from '../../trading/two.js';"],
  ['a lazy import', "export const two = () => import('../../trading/two.js');"],
])('%s from a later room is refused, with its line', (_, code) => {
  const problems = problemsIn({
    'platform/a/one.ts': `\n${code}`,
    'trading/two.ts': 'export const two = 2; export type Two = 2;',
  });
  expect(problems).toMatch(/platform\/a\/one\.ts:2: platform\/ imports trading\/two\.ts, a later room/);
});

test('imports named in comments and strings do not count', () => {
  const code = "// import '../../trading/two.js'\nexport const text = \"import '../../trading/two.js'\";";
  expect(problemsIn({ 'platform/a/one.ts': code })).toBe('');
});

test('nothing imports server/, by path or by the name of the package', () => {
  const problems = problemsIn({
    'trading/a.ts': "import '../server/app.js';",
    'trading/b.ts': "import 'ib-specialist';",
    'server/app.ts': '',
  });
  expect(problems).toMatch(/trading\/a\.ts:1: trading\/ imports server\/app\.ts/);
  expect(problems).toMatch(/trading\/b\.ts:1: the package's own name/);
});

test('the program may not import its tests', () => {
  const problems = problemsIn({ 'trading/a.ts': "import '../tests/helper.js';", 'tests/helper.ts': '' });
  expect(problems).toMatch(/trading\/a\.ts:1: imports tests\/helper\.ts/);
});

test('the set-up imports node: and itself, and its build steps load esbuild when they run', () => {
  const fine = problemsIn({
    'platform/setup/main.mjs': "import 'node:fs';\nimport './step.mjs';\nawait import('esbuild');",
    'platform/setup/step.mjs': '',
  });
  expect(fine).toBe('');
  expect(problemsIn({ 'platform/setup/main.mjs': "import 'esbuild';" })).toMatch(
    /only node: and itself, not 'esbuild'/,
  );
  expect(problemsIn({ 'platform/setup/main.mjs': "import '../clock/clock.js';" })).toMatch(
    /not '\.\.\/clock/,
  );
});

test('of the set-up the program shares home.mjs alone', () => {
  const set = { 'platform/setup/home.mjs': '', 'platform/setup/lock.mjs': '' };
  expect(problemsIn({ ...set, 'platform/a/one.ts': "import '../setup/home.mjs';" })).toBe('');
  expect(problemsIn({ ...set, 'platform/a/one.ts': "import '../setup/lock.mjs';" })).toMatch(
    /only home\.mjs is shared/,
  );
});

test('a circle of imports is printed once, from end to end', () => {
  const { problems } = findInRooms(
    treeOf({
      ...signs,
      'trading/a.ts': "import './b.js';",
      'trading/b.ts': "import type { C } from './c.js';\nexport type B = C;",
      'trading/c.ts': "import './a.js';\nexport type C = 1;",
    }),
  );
  expect(problems).toEqual([
    'a circle of imports: trading/a.ts → trading/b.ts → trading/c.ts → trading/a.ts',
  ]);
});

test('two ways to the same file are no circle', () => {
  const problems = problemsIn({
    'trading/a.ts': "import './b.js';\nimport './c.js';",
    'trading/b.ts': "import './d.js';",
    'trading/c.ts': "import './d.js';",
    'trading/d.ts': '',
  });
  expect(problems).toBe('');
});

test.each(['trading/index.ts', 'trading/utils.ts', 'trading/utils/money.ts', 'trading/util.ts'])(
  '%s is no name',
  (path) => {
    expect(problemsIn({ [path]: '' })).toContain(`${path}:`);
  },
);

test('a room without a sign, and a part that no sign speaks for, are named', () => {
  const { problems } = findInRooms(
    treeOf({
      'platform/README.md': '`clock/`',
      'platform/clock/a.ts': '',
      'platform/log/a.ts': '',
      'trading/a.ts': '',
    }),
  );
  expect(problems).toEqual([
    'platform/log/ has no sign: write platform/log/README.md, or name `log/` in platform/README.md',
    'trading/ has no sign: write trading/README.md',
  ]);
});

test('a part of weight has a sign of its own', () => {
  const files = Object.fromEntries(
    Array.from({ length: 11 }, (_, at) => [`platform/clock/file${at}.ts`, '']),
  );
  expect(problemsIn(files)).toBe('platform/clock/ holds 11 files: write platform/clock/README.md');
  expect(problemsIn({ ...files, 'platform/clock/README.md': '' })).toBe('');
});
