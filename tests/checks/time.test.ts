import { expect, test } from 'vitest';
import { treeOf } from './fixture.js';
import { time } from './time.js';

async function problemsIn(path: string, code: string): Promise<readonly string[]> {
  const { problems } = await time.run(treeOf({ [path]: code }));
  return problems;
}

test.each([
  'Date.now()',
  'const ask = Date.now',
  'globalThis.Date.now()',
  'new Date()',
  'new Date',
  'new globalThis.Date()',
  'Date()',
  'performance.now()',
  'process.hrtime.bigint()',
  'Math.random()',
  'setTimeout(() => {}, 10)',
  'globalThis.setInterval(() => {}, 10)',
])('%s is refused, with its line and a way out', async (code) => {
  const problems = await problemsIn('trading/a.ts', `\n${code};`);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(/^trading\/a\.ts:2: .*; take a (Clock|Random)/);
});

test.each([
  'new Date(0)',
  "Date.parse('2026-01-02')",
  'clock.now()',
  '// Date.now()',
  "const text = 'new Date()'",
  'const clear = (timer: NodeJS.Timeout) => clearTimeout(timer)',
  'socket.setTimeout(10)',
  'setImmediate(() => {})',
  'let at: Date',
])('%s is fine', async (code) => {
  expect(await problemsIn('trading/a.ts', code)).toEqual([]);
});

test.each([
  'platform/clock/system.ts',
  'platform/random/system.ts',
  'platform/setup/main.mjs',
  'platform/bench/main.ts',
  'server/http/bench/http.bench.ts',
  'server/web/page.tsx',
  'tests/server/a.test.ts',
  'corpus/examples/ts/orders/place.ts',
])('%s may ask the machine', async (path) => {
  expect(await problemsIn(path, 'Date.now();')).toEqual([]);
});
