import { mkdirSync, readdirSync, readFileSync, rmdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { App } from '../../../server/app.js';
import type { Check } from '../../../server/doctor/check.js';
import { bubblewrap } from '../../../server/doctor/checks/bubblewrap.js';
import { configuration } from '../../../server/doctor/checks/configuration.js';
import { database } from '../../../server/doctor/checks/database.js';
import { home } from '../../../server/doctor/checks/home.js';
import { nativeModule } from '../../../server/doctor/checks/native-module.js';
import { node } from '../../../server/doctor/checks/node.js';
import { page } from '../../../server/doctor/checks/page.js';
import { python } from '../../../server/doctor/checks/python.js';
import { reportOf } from '../../../server/doctor/run.js';
import { needs } from '../../run/needs.js';
import { emptyFolder, testApp } from '../http/test-app.js';

afterEach(() => vi.unstubAllEnvs());

async function resultOf(check: Check, app: App = testApp().app) {
  const [result] = (await reportOf(app, [check])).checks;
  if (!result) throw new Error('expected one result');
  return result;
}

/** Writes a program that does what `script` says. */
function program(path: string, script: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
}

describe('Node.js', () => {
  it('is fine when it is what package.json asks for', async () => {
    expect(await resultOf(node)).toMatchObject({ status: 'ok' });
  });

  it('is broken when it is not, and says what is needed', async () => {
    const result = await resultOf(node, { ...testApp().app, engines: '>=99.0.0' });
    expect(result).toMatchObject({ status: 'broken', found: expect.stringContaining('needs >=99.0.0') });
  });
});

it('the native module loads', async () => {
  expect(await resultOf(nativeModule)).toMatchObject({ status: 'ok' });
});

describe('the state folder', () => {
  it('is written to, and left as it was', async () => {
    const { app } = testApp();
    expect(await resultOf(home, app)).toMatchObject({
      status: expect.not.stringMatching('broken'),
      found: expect.stringMatching(/writable, \d.* free$/),
    });
    expect(readdirSync(app.home)).toEqual([]);
  });

  it('that is not there yet is not made: the doctor looks at where it will be', async () => {
    const { app } = testApp();
    expect(await resultOf(home, { ...app, home: join(app.home, 'deep', 'down') })).toMatchObject({
      status: expect.not.stringMatching('broken'),
      found: expect.stringMatching(/deep\/down, none yet; made at first use, \d.* free$/),
    });
    expect(readdirSync(app.home)).toEqual([]);
  });

  it('is broken where its link leads nowhere', async () => {
    const { app } = testApp();
    const link = join(app.home, 'link');
    symlinkSync(join(app.home, 'gone'), link);
    expect(await resultOf(home, { ...app, home: link })).toMatchObject({ status: 'broken' });
  });

  it.runIf(process.platform === 'linux')('is broken where nothing can be made', async () => {
    const { app } = testApp();
    expect(await resultOf(home, { ...app, home: '/proc/nope/home' })).toMatchObject({ status: 'broken' });
  });

  it('is broken when it cannot be written, and names IBS_HOME as the way out', async () => {
    const { app } = testApp();
    const file = join(app.home, 'a-file');
    writeFileSync(file, '');
    const result = await resultOf(home, { ...app, home: join(file, 'below') });
    expect(result).toMatchObject({ status: 'broken', mend: expect.stringContaining('IBS_HOME') });
    expect(result.found).toContain(join(file, 'below'));
  });
});

describe('the configuration', () => {
  it('says how much of it was changed', async () => {
    const { app } = testApp({ env: { IBS_SERVER_PORT: '9000' } });
    expect((await resultOf(configuration, app)).found).toMatch(/^2 of \d+ settings changed; no ibs\.yaml$/);
  });

  it('names its file', async () => {
    const file = join(emptyFolder(), 'mine.yaml');
    writeFileSync(file, 'server:\n  port: 9000\n');
    const { app } = testApp({ env: { IBS_CONFIG: file } });
    expect((await resultOf(configuration, app)).found).toContain(`changed; ${file}`);
  });
});

describe('the database', () => {
  it('that is not there yet is fine, and not made', async () => {
    const { app } = testApp();
    expect(await resultOf(database, app)).toMatchObject({
      status: 'ok',
      found: 'none yet; made at first use',
    });
    expect(readdirSync(app.home)).toEqual([]);
  });

  it('is broken when only its write-ahead log is there', async () => {
    const { app } = testApp();
    writeFileSync(`${app.databaseFile}-wal`, 'what was written last');
    expect(await resultOf(database, app)).toMatchObject({
      status: 'broken',
      mend: expect.stringContaining('ibs db restore'),
    });
  });

  it('is fine when it opens', async () => {
    const { app } = testApp();
    await app.database();
    const result = await resultOf(database, app);
    expect(result).toMatchObject({ status: 'ok' });
    expect(result.found).toMatch(/opens, [\d.]+ kB, \d+ migrations?$/);
  });

  it('is broken when the file is no database, which is left alone', async () => {
    const { app } = testApp();
    writeFileSync(
      app.databaseFile,
      'a shopping list, long enough to be taken for something else\n'.repeat(100),
    );
    const before = readFileSync(app.databaseFile);
    const result = await resultOf(database, app);
    expect(result).toMatchObject({ status: 'broken', mend: expect.stringContaining('ibs db restore') });
    expect(readFileSync(app.databaseFile)).toEqual(before);
  });

  it('is fine again once that file is out of the way', async () => {
    const { app } = testApp();
    mkdirSync(app.databaseFile);
    expect((await resultOf(database, app)).status).toBe('broken');
    rmdirSync(app.databaseFile);
    expect((await resultOf(database, app)).status).toBe('ok');
  });
});

describe('the sandbox', () => {
  it('works where bubblewrap does', async () => {
    needs('bwrap');
    expect(await resultOf(bubblewrap)).toMatchObject({
      status: 'ok',
      found: expect.stringMatching(/^bubblewrap \d.* works: all \d+ walls hold$/),
    });
  });

  it.runIf(process.platform === 'linux')('is reduced where bubblewrap may not do its work', async () => {
    const folder = emptyFolder();
    program(
      join(folder, 'bwrap'),
      'test "$1" = --version && echo "bubblewrap 0.8.0" && exit 0\necho "bwrap: No permissions to create a new namespace" >&2; exit 1',
    );
    vi.stubEnv('PATH', `${folder}:${process.env['PATH']}`);
    const result = await resultOf(bubblewrap);
    expect(result).toMatchObject({ status: 'reduced', mend: expect.stringContaining('user namespaces') });
    expect(result.found).toContain('No permissions to create a new namespace');
    expect(result.found).toMatch(/not held: files, .*network/);
  });
});

describe('Python', () => {
  const executable = (app: App) => join(app.home, 'python', 'bin', 'python');

  it('is reduced without its virtual environment', async () => {
    expect(await resultOf(python)).toMatchObject({
      status: 'reduced',
      mend: expect.stringContaining('Python 3.10'),
    });
  });

  it('names the versions it has', async () => {
    const { app } = testApp();
    const found = { python: '3.11.2', ib_async: '2.1.0', ib_insync: '0.9.86', pandas: '2.3.3' };
    program(executable(app), `echo '${JSON.stringify(found)}'`);
    expect(await resultOf(python, app)).toMatchObject({
      status: 'ok',
      found: '3.11.2, ib_async 2.1.0, ib_insync 0.9.86, pandas 2.3.3',
    });
  });

  it('is reduced without pandas, which many examples use', async () => {
    const { app } = testApp();
    const found = { python: '3.11.2', ib_async: '2.1.0', ib_insync: '0.9.86', pandas: null };
    program(executable(app), `echo '${JSON.stringify(found)}'`);
    expect(await resultOf(python, app)).toMatchObject({
      status: 'reduced',
      found: expect.stringContaining('without pandas'),
    });
  });

  it('is reduced when a library is missing', async () => {
    const { app } = testApp();
    program(executable(app), `echo '{"python":"3.11.2","ib_async":"2.1.0","ib_insync":null,"pandas":null}'`);
    expect((await resultOf(python, app)).found).toContain('without ib_insync');
  });

  it('is reduced when it does not start', async () => {
    const { app } = testApp();
    program(executable(app), 'exit 3');
    expect(await resultOf(python, app)).toMatchObject({
      status: 'reduced',
      found: expect.stringContaining('does not run'),
    });
  });

  it('really imports what it names', async () => {
    const { app } = testApp();
    const real = needs('python');
    mkdirSync(app.home, { recursive: true });
    symlinkSync(dirname(dirname(real)), join(app.home, 'python'));
    expect(await resultOf(python, app)).toMatchObject({ status: 'ok' });
  });
});

describe('the web page', () => {
  it('is fine when built', async () => {
    const root = emptyFolder();
    mkdirSync(join(root, 'dist', 'web'), { recursive: true });
    writeFileSync(join(root, 'dist', 'web', 'index.html'), '<!doctype html>');
    expect(await resultOf(page, { ...testApp().app, root })).toMatchObject({ status: 'ok' });
  });

  it('is reduced when not', async () => {
    expect(await resultOf(page, { ...testApp().app, root: emptyFolder() })).toMatchObject({
      status: 'reduced',
      mend: expect.stringContaining('npm run setup'),
    });
  });
});
