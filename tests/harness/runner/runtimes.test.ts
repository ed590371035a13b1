import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findRuntimes } from '../../../harness/runner/runtimes.js';

/** A virtual environment with these packages. */
function pythonWith(...packages: readonly string[]): string {
  const home = mkdtempSync(join(tmpdir(), 'python-'));
  writeFileSync(join(home, 'pyvenv.cfg'), 'home = /usr/bin\nversion = 3.11.2\n');
  for (const each of packages) {
    mkdirSync(join(home, 'lib', 'python3.11', 'site-packages', each), { recursive: true });
  }
  return join(home, 'bin', 'python');
}

test('Node and its client are always here', () => {
  expect(findRuntimes(undefined).ts).toEqual({
    client: expect.stringMatching(/^@stoqey\/ib \d+\.\d+/),
    runtime: `Node.js ${process.versions.node}`,
  });
});

test('Python is what the set-up made', () => {
  expect(findRuntimes(pythonWith('numpy-2.2.6.dist-info', 'ib_async-2.1.0.dist-info')).python).toEqual({
    client: 'ib_async 2.1.0',
    runtime: 'Python 3.11.2',
  });
});

test('what is missing is said in a line', () => {
  expect(findRuntimes(undefined).python).toEqual({
    missing: expect.stringContaining('Python is not installed'),
  });
  expect(findRuntimes(pythonWith('numpy-2.2.6.dist-info')).python).toEqual({
    missing: expect.stringContaining('ib_async is not installed'),
  });
});
