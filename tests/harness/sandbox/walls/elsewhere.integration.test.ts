import { mkdirSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { needs } from '../../../run/needs.js';
import { open, type Program, run } from './behind.js';
import { elsewhere, scratch } from './elsewhere.js';

/** Nobody's, on every Linux. */
const NOBODY = { uid: 65534, gid: 65534 };
const isRoot = process.getuid?.() === 0;

/** Programs that try what root's cells are kept from by other means. */
const LOOK_AROUND = `
const { readFileSync, readdirSync, writeFileSync } = require('fs');
const tried = (what) => { try { return what(); } catch (error) { return error.code; } };
console.log(JSON.stringify({
  capabilities: /CapEff:\\t(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1],
  processes: readdirSync('/proc').filter((name) => /^\\d+$/.test(name)).length <= 3,
  group: tried(() => readFileSync('/etc/group', 'utf8')),
  root: tried(() => writeFileSync('/new', '')),
  shown: tried(() => readFileSync('/shown/file', 'utf8')),
}));
require('net').connect('/run/guard.sock').on('data', (said) => console.log(String(said)));
`;

const FOUND = {
  capabilities: '0000000000000000',
  processes: true,
  group: 'ENOENT',
  root: 'EROFS',
  shown: 'for all to read',
};

test('an ordinary user has walls too', async ({ skip }) => {
  needs('bwrap');
  if (!isRoot) skip('an ordinary user is what all other tests are run as');
  const folder = scratch();
  const program: Program = { runtime: 'node', code: LOOK_AROUND, files: { [shownIn(folder)]: '/shown' } };
  const { ran, isolation } = elsewhere({ folder }, program, NOBODY);
  expect((await isolation).walls.filter(({ holds }) => !holds)).toEqual([]);
  const [found = '', guard] = (await ran).out.split('\n');
  expect(JSON.parse(found)).toEqual(FOUND);
  expect(guard).toBe('hello');
});

test('an ordinary user, without cgroups, bounds what several processes use together', async ({ skip }) => {
  needs('bwrap');
  const python = needs('python');
  if (!isRoot) skip('an ordinary user is what all other tests are run as');
  const folder = scratch();
  const program: Program = {
    runtime: 'python',
    code: `import os, time
for i in range(3): os.fork()
x = b'1' * 40_000_000
time.sleep(60)`,
    limits: { memoryBytes: 128 * 1024 ** 2 },
  };
  const { ran } = elsewhere({ folder, python }, program, NOBODY);
  expect((await ran).end).toMatchObject({ broke: 'memory', signal: 'SIGKILL' });
});

test('a home that only its owner enters is no hindrance, and stays closed', async ({ skip }) => {
  needs('bwrap');
  if (!isRoot) skip('only root starts cells as another user');
  const folder = scratch(process.env['HOME']);
  const program: Program = { runtime: 'node', code: LOOK_AROUND, files: { [shownIn(folder)]: '/shown' } };
  const { out, err } = await run(await open({ folder }), folder, program);
  const [found = '', guard] = out.split('\n');
  expect({ err, ...JSON.parse(found) }).toEqual({ err: '', ...FOUND });
  expect(guard).toBe('hello');
});

test('what we inherited from whoever started us is not handed on', async () => {
  needs('bwrap');
  const folder = scratch();
  const secret = join(folder, 'secret');
  writeFileSync(secret, 'out');
  const inherits = openSync(secret, 'r');
  const tries = (without: readonly 'descriptors'[]) => {
    const program: Program = { runtime: 'node', code: "console.log(require('fs').readFileSync(30, 'utf8'))" };
    const stdio = ['ignore', 'pipe', 'inherit', ...Array<'ignore'>(27).fill('ignore'), inherits] as const;
    return elsewhere({ folder, without }, program, { stdio: [...stdio] }).ran;
  };
  expect(await tries([])).toMatchObject({ out: '' });
  expect(await tries(['descriptors'])).toMatchObject({ out: 'out' });
});

function shownIn(folder: string): string {
  const shown = join(folder, 'shown');
  mkdirSync(shown);
  writeFileSync(join(shown, 'file'), 'for all to read');
  return shown;
}
