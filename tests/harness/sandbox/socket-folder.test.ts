import { spawnSync } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeSocketFolder } from '../../../harness/sandbox/socket-folder.js';

let parent = '';
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'sockets-'));
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

test('a folder of sockets goes with its sandbox', async () => {
  const folder = await makeSocketFolder(parent);
  expect(dirname(folder.path)).toBe(parent);
  await folder.remove();
  expect(readdirSync(parent)).toEqual([]);
});

test('what a killed process left is cleared away, what others use is not', async () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  const dead = join(parent, `cells-${pid}-abcdef`);
  const alive = join(parent, 'cells-1-abcdef');
  const foreign = join(parent, 'something-else');
  for (const folder of [dead, alive, foreign]) mkdirSync(folder);
  await makeSocketFolder(parent);
  expect([dead, alive, foreign].map((folder) => existsSync(folder))).toEqual([false, true, true]);
});

test('what only bears the name of such a folder stays', async () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  const [link, file] = [join(parent, `cells-${pid}-link`), join(parent, `cells-${pid}-file`)];
  const elsewhere = mkdtempSync(join(tmpdir(), 'elsewhere-'));
  symlinkSync(elsewhere, link);
  writeFileSync(file, '');
  await makeSocketFolder(parent);
  expect([link, file].map((path) => existsSync(path))).toEqual([true, true]);
  rmSync(elsewhere, { recursive: true });
});

test.runIf(process.getuid?.() === 0)("somebody else's folder stays", async () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  const theirs = join(parent, `cells-${pid}-theirs`);
  mkdirSync(theirs);
  chownSync(theirs, 12_345, 12_345);
  await makeSocketFolder(parent);
  expect(existsSync(theirs)).toBe(true);
});

test('a path with no room for a socket is left for one that has', async () => {
  const folder = await makeSocketFolder(join(parent, 'x'.repeat(100)));
  expect(Buffer.byteLength(join(folder.path, '1234567890'))).toBeLessThan(104);
  await folder.remove();
});

test('a place where no sockets can be made is left for one where they can', async () => {
  const folder = await makeSocketFolder('/dev/null/sockets');
  expect(dirname(folder.path)).toBe(tmpdir());
  await folder.remove();
});
