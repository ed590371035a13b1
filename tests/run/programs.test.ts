import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findProgram } from './programs.js';

const folder = mkdtempSync(join(tmpdir(), 'ibs-programs-'));
afterAll(() => rmSync(folder, { recursive: true }));

function folderWith(name: string, script: string): string {
  const bin = mkdtempSync(join(folder, 'bin-'));
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return bin;
}

test('a program that is there and works is found by its path', () => {
  const bin = folderWith('chromium', 'exit 0');
  expect(findProgram('chromium', { PATH: `${folder}:${bin}` })).toEqual({ path: join(bin, 'chromium') });
});

test('a program that is not there is missing, with what to do', () => {
  expect(findProgram('chromium', { PATH: folder })).toEqual({
    missing: expect.stringMatching(/^chromium is not on this machine: install chromium/),
  });
});

test('a program that lies there but does not work is missing too', () => {
  const bin = folderWith('bwrap', 'echo no permission >&2; exit 1');
  expect(findProgram('bwrap', { PATH: bin })).toEqual({
    missing: expect.stringMatching(/does not work \(.*no permission/),
  });
});

test('Python is the one of the user’s own set-up, not any on the path', () => {
  const bin = folderWith('python', 'exit 0');
  expect(findProgram('python', { PATH: bin })).toHaveProperty('missing');
  const home = mkdtempSync(join(folder, 'home-'));
  mkdirSync(join(home, 'python/bin'), { recursive: true });
  writeFileSync(join(home, 'python/bin/python'), '#!/bin/sh\nexit 0\n', { mode: 0o755 });
  expect(findProgram('python', { PATH: bin, IBS_TEST_HOME: home })).toEqual({
    path: join(home, 'python/bin/python'),
  });
});
