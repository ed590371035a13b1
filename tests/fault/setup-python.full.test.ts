import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fakeCheckout } from '../platform/setup/fake-checkout.js';
import { needs } from '../run/needs.js';

test('a Python environment is made from pinned packages, shared by checkouts, and made again when it is gone', async () => {
  needs('python');
  const checkout = fakeCheckout();
  const python3 = execFileSync('python3', ['-c', 'import sys; print(sys.executable)'], {
    encoding: 'utf8',
  }).trim();
  // The real environment, for the way to the package index.
  const env = { ...process.env, PATH: checkout.bin, IBS_HOME: checkout.home, IBS_PYTHON: python3 };
  const only = ['--only', 'python', '--quiet'];
  const first = await checkout.setUp(only, { env });
  expect(first.stderr).toMatch(/^python .* ib_async \S+, ib_insync \S+ and pandas \S+ on Python 3\./m);
  const python = join(checkout.home, 'python', 'bin', 'python');
  expect(execFileSync(python, ['-c', 'import ib_async; print("loads")'], { encoding: 'utf8' })).toBe(
    'loads\n',
  );

  const other = fakeCheckout();
  expect((await other.setUp(only, { env })).stderr).toBe('');

  rmSync(python);
  const again = await checkout.setUp(only, { env });
  expect(again.stderr).toMatch(/^python .* ib_async/m);
  expect((await checkout.setUp(only, { env })).stderr).toBe('');
});
