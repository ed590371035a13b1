import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createChildren } from '../../../platform/setup/children.mjs';
import { cli } from '../../../platform/setup/steps/cli.mjs';

/** A checkout whose command line loads a part lazily, and asks for a module of Node the old way. */
function checkout() {
  const root = mkdtempSync(join(tmpdir(), 'ibs-cli-'));
  const state = join(root, '.setup');
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  mkdirSync(state);
  cpSync('platform/setup', join(root, 'platform', 'setup'), { recursive: true });
  // What runs in the sandbox is a part of every build, with the client libraries in it.
  cpSync('harness/sandbox', join(root, 'harness', 'sandbox'), { recursive: true });
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
  write('package.json', '{"type":"module"}');
  write('package-lock.json', '{}');
  write('platform/old.cjs', "module.exports = require('node:path').sep;");
  write('platform/part.ts', "export const part: string = 'one';\n");
  write(
    'server/cli/main.ts',
    "import sep from '../../platform/old.cjs';\nconsole.log((await import('../../platform/part.js')).part, sep);\nif (process.argv[2]) throw new Error('where');\n",
  );
  write('server/package.ts', "export const name = 'fake';\n");
  write('platform/database/migrations/0000_first.sql', 'select 1;');
  const place = { root, home: root, state, env: process.env };
  const log = join(state, 'cli.log');
  return { root, write, place, build: () => cli.run(place, createChildren(place).runnerFor(log), log) };
}

const chunks = (root: string) =>
  readdirSync(join(root, 'dist', 'chunks')).filter((name) => name.endsWith('.js'));

describe('the bundle of the command line', () => {
  test('is a program that runs by its own name, with its lazy parts in files of their own', async () => {
    const { root, build } = checkout();
    expect(await build()).toEqual({ state: 'ok', said: 'dist/ibs.js' });
    const { stdout } = spawnSync(join(root, 'dist', 'ibs.js'), { encoding: 'utf8' });
    expect(stdout).toBe('one /\n');
    expect(statSync(join(root, 'dist', 'ibs.js')).mode & 0o111).toBe(0o111);
    expect(chunks(root).length).toBeGreaterThan(0);
    expect(existsSync(join(root, 'dist', 'package.js'))).toBe(true);
    expect(existsSync(join(root, 'dist', 'migrations', '0000_first.sql'))).toBe(true);
  });

  test('maps its errors to the lines of the sources', async () => {
    const { root, build } = checkout();
    await build();
    const { stderr } = spawnSync(
      process.execPath,
      ['--enable-source-maps', join(root, 'dist', 'ibs.js'), 'fail'],
      { encoding: 'utf8' },
    );
    expect(stderr).toContain('server/cli/main.ts:3');
  });

  test('keeps the lazy parts that a program started before still has to load', async () => {
    const { root, build, write } = checkout();
    await build();
    const before = chunks(root);
    write('platform/part.ts', "export const part: string = 'two';\n");
    await build();
    expect(chunks(root)).toEqual(expect.arrayContaining(before));
    expect(chunks(root).length).toBeGreaterThan(before.length);
    expect(spawnSync(join(root, 'dist', 'ibs.js'), { encoding: 'utf8' }).stdout).toBe('two /\n');
  });

  test('drops a migration that was withdrawn', async () => {
    const { root, build, write } = checkout();
    write('platform/database/migrations/0001_second.sql', 'select 2;');
    await build();
    rmSync(join(root, 'platform', 'database', 'migrations', '0001_second.sql'));
    await build();
    expect(readdirSync(join(root, 'dist', 'migrations'))).toEqual(['0000_first.sql']);
  });

  test('a mistake in the sources is shown as the bundler names it, and the bundle before stays', async () => {
    const { root, build, write } = checkout();
    await build();
    write('server/cli/main.ts', "import { nothing } from './nowhere.js';\nnothing();\n");
    await expect(build()).rejects.toMatchObject({ exit: 1, detail: expect.stringContaining('nowhere.js') });
    expect(spawnSync(join(root, 'dist', 'ibs.js'), { encoding: 'utf8' }).stdout).toBe('one /\n');
  });

  test('is built anew when a source changes, and not when a test does', () => {
    const { place, write } = checkout();
    const key = cli.key(place);
    write('tests/some.test.ts', '');
    expect(cli.key(place)).toBe(key);
    write('platform/part.ts', "export const part = 'three';\n");
    expect(cli.key(place)).not.toBe(key);
  });
});
