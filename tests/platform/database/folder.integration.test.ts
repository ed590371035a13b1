import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { spawnTest } from './spawn.js';

const OPENER = fileURLToPath(new URL('processes/opener.ts', import.meta.url));

// In a process of its own: an opening that never comes back could not be ended otherwise.
test.runIf(process.platform === 'linux')('a place where no folder can be made is refused', async () => {
  const child = spawnTest(OPENER, ['/proc/nope/deep/ibs.db']);
  expect(await child.ended, child.errors()).toBe(0);
  expect(child.lines()[0]).toMatch(/^database\.not_writable .*\/proc\/nope/);
});
