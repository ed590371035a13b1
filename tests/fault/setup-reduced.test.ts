import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type FakeCheckout, fakeCheckout, writeProgram } from '../platform/setup/fake-checkout.js';

/** A Python that says how old it is, and that it has neither pip nor a way to get one. */
function installPython(checkout: FakeCheckout, version: string): void {
  writeProgram(checkout.bin, 'python3', `#!/bin/sh\necho '${version}|False|'\n`);
}

function entriesOf(checkout: FakeCheckout): string[] {
  return readdirSync(checkout.root).sort();
}

describe('a machine that lacks something', () => {
  test('no Python and no bubblewrap: the set-up goes on, and says in a line each what is reduced and how to get it', async () => {
    const { code, stdout } = await fakeCheckout().setUp();
    expect(stdout).toMatch(
      /^python .* reduced: examples in Python are not run: no Python 3\.10 or newer on PATH; install .*npm run setup -- --retry$/m,
    );
    expect(stdout).toMatch(
      /^bubblewrap .* reduced: .*: bubblewrap is not installed; .*install.* bubblewrap/m,
    );
    expect(stdout).toMatch(/^set-up .* ready$/m);
    expect(code).toBe(0);
  });

  test('a Python that is too old, and one without pip, are named', async () => {
    const checkout = fakeCheckout();
    installPython(checkout, '3.9.18');
    const tooOld = await checkout.setUp(['--only', 'python']);
    expect(tooOld.stdout).toContain(`(${join(checkout.bin, 'python3')} is 3.9.18)`);
    installPython(checkout, '3.12.1');
    const withoutPip = await checkout.setUp(['--only', 'python']);
    expect(withoutPip.stdout).toContain(`${join(checkout.bin, 'python3')} has no pip; install it`);
  });

  test('what failed is remembered without a word, and tried again when asked', async () => {
    const checkout = fakeCheckout();
    await checkout.setUp();
    expect(await checkout.setUp(['--quiet'])).toEqual({ code: 0, stdout: '', stderr: '' });
    const again = await checkout.setUp(['--quiet', '--retry']);
    expect(again.stderr).toMatch(/^python .* reduced:/m);
  });

  test('what failed is tried again when a Python appears', async () => {
    const checkout = fakeCheckout();
    await checkout.setUp();
    installPython(checkout, '3.12.1');
    const { stderr } = await checkout.setUp(['--quiet']);
    expect(stderr).toMatch(/^python .* has no pip/m);
  });

  test('a package index that cannot be reached is named, and not asked again at each start', async () => {
    const checkout = fakeCheckout();
    const offline = 'WARNING: Retrying after connection broken by NewConnectionError';
    writeProgram(
      checkout.bin,
      'python3',
      `#!/bin/sh\ncase "$*" in *sys.version_info*) echo '3.12.1|False|23.0' ;; *install*) echo '${offline}'; exit 1 ;; esac\n`,
    );
    const { stdout, code } = await checkout.setUp(['--only', 'python']);
    expect(stdout).toMatch(/^python .* reduced: .* the Python package index cannot be reached; come back/m);
    expect(code).toBe(0);
    expect((await checkout.setUp(['--only', 'python', '--quiet'])).stderr).toBe('');
  });

  test('a Python chosen by the user that is none is named', async () => {
    const { stdout } = await fakeCheckout().setUp(['--only', 'python'], {
      env: { IBS_PYTHON: '/nowhere/python3' },
    });
    expect(stdout).toContain('IBS_PYTHON names /nowhere/python3');
  });

  test('a bubblewrap that may not make namespaces is not taken for one that works', async () => {
    const checkout = fakeCheckout();
    writeProgram(
      checkout.bin,
      'bwrap',
      '#!/bin/sh\n[ "$1" = --version ] && echo "bubblewrap 9.9" && exit 0\necho "No permissions to create a new namespace" >&2\nexit 1\n',
    );
    const { stdout, code } = await checkout.setUp(['--only', 'bubblewrap']);
    expect(stdout).toContain(
      'bubblewrap 9.9 may not make namespaces (No permissions to create a new namespace)',
    );
    expect(code).toBe(0);
  });
});

describe('a machine where everything is in place', () => {
  test('one line a step with its time and one for all of it, and nothing to do the second time', async () => {
    const checkout = fakeCheckout();
    const first = await checkout.setUp();
    const names = first.stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split(' ')[0]);
    expect([...names].sort()).toEqual(['bubblewrap', 'cli', 'node', 'npm', 'python', 'set-up', 'web']);
    expect(first.stdout).toMatch(/^npm +\d+\.\d+ s {2}1 packages?, as the lock names them$/m);
    const second = await checkout.setUp();
    expect(second.stdout).toMatch(/^npm +- {2}up to date: /m);
    expect(second.stdout).toMatch(/^set-up +0\.\d\d s {2}all up to date$/m);
    expect(checkout.installs()).toBe(1);
  });

  test('nothing is written but .setup, node_modules and the state folder', async () => {
    const checkout = fakeCheckout();
    const before = entriesOf(checkout);
    await checkout.setUp();
    expect(entriesOf(checkout).filter((name) => !before.includes(name))).toEqual(['.setup', 'node_modules']);
  });

  test('with --only, only that step is looked at', async () => {
    const checkout = fakeCheckout();
    mkdirSync(checkout.home);
    const { stdout } = await checkout.setUp(['--only', 'bubblewrap']);
    expect(stdout).not.toContain('npm ');
    expect(checkout.installs()).toBe(0);
  });
});
