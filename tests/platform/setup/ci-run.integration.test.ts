import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findTool } from '../../../platform/setup/tools.mjs';
import { writeProgram } from './fake-checkout.js';

/** Runs `.ci/run` with an npm that does these two things for `npm test` and `npm run check`. */
function ciRun(test: string, check: string) {
  const root = mkdtempSync(join(tmpdir(), 'ibs-ci-'));
  const bin = join(root, 'bin');
  for (const folder of [bin, join(root, '.ci')]) mkdirSync(folder);
  cpSync('.ci/run', join(root, '.ci', 'run'));
  for (const name of ['bash', 'dirname', 'id', 'mktemp', 'rm', 'tail', 'tee'])
    symlinkSync(findTool(process.env, name) ?? '', join(bin, name));
  writeProgram(bin, 'npm', `#!${join(bin, 'bash')}\nif [ "$1" = test ]; then ${test}; else ${check}; fi\n`);
  const { status, stdout } = spawnSync(join(bin, 'bash'), [join(root, '.ci', 'run')], {
    env: { PATH: bin },
    encoding: 'utf8',
  });
  return { status, last: stdout.trimEnd().split('\n').at(-1) };
}

describe('.ci/run', () => {
  test('adds up tests and checks', () => {
    expect(ciRun('echo "10 passed, 0 failed, 2 skipped"', 'echo "3 passed, 0 failed"')).toEqual({
      status: 0,
      last: '13 passed, 0 failed, 2 skipped',
    });
  });

  test('fails when one of them does, and runs the other all the same', () => {
    expect(ciRun('echo "9 passed, 1 failed"; exit 1', 'echo "3 passed, 0 failed"')).toEqual({
      status: 1,
      last: '12 passed, 1 failed',
    });
  });

  test('counts a crash as a failure, with a closing line or without', () => {
    expect(ciRun('echo "10 passed"; exit 1', 'echo "3 passed, 0 failed"')).toEqual({
      status: 1,
      last: '3 passed, 1 failed',
    });
    expect(ciRun('echo "10 passed, 0 failed"; exit 137', 'echo "3 passed, 0 failed"')).toEqual({
      status: 1,
      last: '13 passed, 1 failed',
    });
    expect(ciRun('exit 0', 'exit 0')).toEqual({ status: 1, last: '0 passed, 2 failed' });
  });
});
