import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkout, MAKES_A_DATABASE, packageVersion, packBuilt, runNode, unpackInto } from './packed.js';

const folder = mkdtempSync(join(tmpdir(), 'ibs-package-'));
const installed = join(folder, 'node_modules/ib-specialist');

beforeAll(() => {
  unpackInto(folder, packBuilt(folder));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ibs = (...args: readonly string[]) =>
  runNode(folder, 'node_modules/ib-specialist/dist/ibs.js', ...args);

test('holds what runs and what explains it, no sources and no tests', () => {
  const files = readdirSync(installed, { recursive: true, encoding: 'utf8' });
  expect(files).toEqual(
    expect.arrayContaining([
      'package.json',
      'README.md',
      'LICENSE',
      'CHANGELOG.md',
      'SECURITY.md',
      'dist/ibs.js',
      'dist/sandbox/node/runner.cjs',
      'dist/sandbox/python/runner.py',
    ]),
  );
  const top = new Set(files.map((file) => file.split('/')[0]));
  expect([...top].sort()).toEqual([
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'SECURITY.md',
    'corpus',
    'dist',
    'package.json',
  ]);
  const sources = files.filter((file) => /(?<!\.d)\.tsx?$/.test(file));
  expect(sources.filter((file) => !file.startsWith('corpus/examples/'))).toEqual([]);
});

test('says nothing of the machine it was packed on', () => {
  const files = readdirSync(installed, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const telling = files
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file).includes(checkout));
  expect(telling).toEqual([]);
});

test('its ibs prints the version and the help', () => {
  expect(ibs('--version')).toEqual({ status: 0, stdout: `${packageVersion()}\n`, stderr: '' });
  expect(ibs('--help')).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^Usage: ibs/),
    stderr: '',
  });
});

test('it makes a database that its ibs finds sound, so migrations and native modules are in their places', () => {
  const made = runNode(folder, '--input-type=module', '-e', MAKES_A_DATABASE);
  expect(made.status, made.stderr).toBe(0);
  const { status, stdout, stderr } = ibs('db', 'check');
  expect(status, stdout + stderr).toBe(0);
});

test('each of its exports can be imported and has a value', () => {
  const code = `import * as all from 'ib-specialist';
    console.log(JSON.stringify(Object.entries(all).map(([name, value]) => [name, typeof value])));`;
  const { status, stdout, stderr } = runNode(folder, '--input-type=module', '-e', code);
  expect(status, stderr).toBe(0);
  const exported = new Map<string, string>(JSON.parse(stdout));
  expect(exported.get('createApp')).toBe('function');
  expect([...exported.values()]).not.toContain('undefined');
});

test('a program loads the examples that it holds', () => {
  const code = `import { loadExamples } from 'ib-specialist';
    const examples = await loadExamples('node_modules/ib-specialist/corpus/examples', 'corpus');
    console.log(examples.some(({ id }) => id === 'ts-orders-market-buy'));`;
  expect(runNode(folder, '--input-type=module', '-e', code)).toMatchObject({ status: 0, stdout: 'true\n' });
});

test('a TypeScript user of it is checked against real types', { timeout: 120_000 }, () => {
  writeFileSync(
    join(folder, 'user.ts'),
    `import { createApp, type Clock, type Example, type Ran, steppedClock } from 'ib-specialist';
const clock: Clock = steppedClock('2026-03-02T14:30:00Z');
const home: string = createApp({ clock }).home;
// @ts-expect-error: a declaration that was lost would be any, and let this pass
const wrong: number = createApp({ clock }).home;
// @ts-expect-error: the same for what is handed in
createApp({ clock: 'noon' });
const run = async (example: Example): Promise<Ran> => (await createApp({ clock }).examples()).run(example, {});
export { home, run, wrong };
`,
  );
  const options = [
    '--module',
    'nodenext',
    '--strict',
    '--target',
    'es2023',
    '--skipLibCheck',
    '--noEmit',
    '--types',
    'node',
  ];
  const roots = ['--typeRoots', join(checkout, 'node_modules/@types')];
  const tsc = join(checkout, 'node_modules/typescript/bin/tsc');
  const { status, stdout } = runNode(folder, tsc, ...options, ...roots, 'user.ts');
  expect(stdout).toBe('');
  expect(status).toBe(0);
});
