import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { isRunning } from '../../../platform/processes/is-running.js';

test('a process is there until it has ended', () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  expect([isRunning(process.pid), isRunning(1), isRunning(pid)]).toEqual([true, true, false]);
  expect(isRunning(Number.NaN)).toBe(false);
});
