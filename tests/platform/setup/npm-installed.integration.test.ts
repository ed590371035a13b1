import { copyFileSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createChildren } from '../../../platform/setup/children.mjs';
import { installedAsLocked, looksInstalled } from '../../../platform/setup/steps/npm-installed.mjs';

const LIBRARY = 'node_modules/better-sqlite3/build/Release/better_sqlite3.node';

/** A tree with one plain package, one of another platform, and one with a native module, installed as locked. */
function installation() {
  const root = mkdtempSync(join(tmpdir(), 'ibs-installed-'));
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  const installed = {
    'node_modules/plain': { version: '1.0.0', integrity: 'sha512-plain' },
    'node_modules/better-sqlite3': { version: '12.11.1', integrity: 'sha512-native', hasInstallScript: true },
  };
  const elsewhere = { 'node_modules/only-on-mars': { version: '1.0.0', optional: true } };
  write('package-lock.json', JSON.stringify({ packages: { '': {}, ...installed, ...elsewhere } }));
  write('node_modules/.package-lock.json', JSON.stringify({ packages: installed }));
  write('node_modules/plain/package.json', '{}');
  write('node_modules/better-sqlite3/binding.gyp', '{}');
  write(LIBRARY, '');
  copyFileSync(LIBRARY, join(root, LIBRARY));
  const look = () =>
    installedAsLocked(root, createChildren({ root, env: process.env }).runnerFor(join(root, 'log')));
  return { root, installed, write, look };
}

describe('packages that are there already', () => {
  test('are taken when they are those of the lock and their native modules load', async () => {
    expect(await installation().look()).toBe(2);
  });

  test('are not when the lock names another version', async () => {
    const { look, write, installed } = installation();
    write(
      'package-lock.json',
      JSON.stringify({ packages: { ...installed, 'node_modules/plain': { version: '2.0.0' } } }),
    );
    expect(await look()).toBeUndefined();
  });

  test('are not when one is missing, or one is there that the lock does not know', async () => {
    const missing = installation();
    rmSync(join(missing.root, 'node_modules', 'plain'), { recursive: true });
    expect(await missing.look()).toBeUndefined();
    const extra = installation();
    extra.write(
      'node_modules/.package-lock.json',
      JSON.stringify({ packages: { ...extra.installed, 'node_modules/extra': {} } }),
    );
    expect(await extra.look()).toBeUndefined();
  });

  test('are not when a native module was never built', async () => {
    const { root, look } = installation();
    rmSync(join(root, LIBRARY));
    expect(await look()).toBeUndefined();
  });

  test('are not when a native module is broken', async () => {
    const { root, look } = installation();
    truncateSync(join(root, LIBRARY), 4096);
    expect(await look()).toBeUndefined();
  });

  test('are not when npm left no note of them', async () => {
    const { root, look } = installation();
    rmSync(join(root, 'node_modules', '.package-lock.json'));
    expect(await look()).toBeUndefined();
  });
});

describe('a look at every start', () => {
  test('sees that packages are there, and that a native module has gone', () => {
    const { root } = installation();
    expect(looksInstalled(root)).toBe(true);
    rmSync(join(root, LIBRARY));
    expect(looksInstalled(root)).toBe(false);
  });

  test('sees that nothing is there', () => {
    expect(looksInstalled(mkdtempSync(join(tmpdir(), 'ibs-installed-')))).toBe(false);
  });
});
