import { mkdirSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { makeRunFolder } from '../../../harness/runner/run-folder.js';
import { fixedClock } from '../../../platform/clock/fixed.js';
import { emptyFolder } from '../../server/http/test-app.js';

const random = { next: () => 0.5 };
/** The highest process id there can be on Linux is below this. */
const GONE = 2 ** 22 + 1;

async function makeIn(runs: string, keep: number) {
  return makeRunFolder(runs, { clock: fixedClock('2026-03-02T15:00:00Z'), random, keep });
}

test('the name of a run says when it began', async () => {
  const runs = join(emptyFolder(), 'runs');
  expect(basename(await makeIn(runs, 20))).toBe(`20260302T150000000-${process.pid}-5000`);
});

test('the oldest ones make way, but no folder that is in use or somebody else’s', async () => {
  const runs = emptyFolder();
  const inUse = `20240101T000000000-${process.pid}-0001`;
  const old = [2, 3, 4].map((second) => `2025010${second}T000000000-${GONE}-0001`);
  for (const name of [inUse, ...old, 'mine']) mkdirSync(join(runs, name));
  const made = basename(await makeIn(runs, 2));
  expect(readdirSync(runs).sort()).toEqual([inUse, old[2], made, 'mine']);
});
