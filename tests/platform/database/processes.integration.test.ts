import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { appliedMigrations } from '../../../platform/database/migrate.js';
import { open, scratchFolder } from './scratch.js';
import { type Child, spawnTest } from './spawn.js';

const OPENER = fileURLToPath(new URL('processes/opener.ts', import.meta.url));

async function said(child: Child): Promise<string> {
  expect(await child.ended, child.errors()).toBe(0);
  return child.lines().join('\n');
}

test('processes that start together on a new database all find it made, once', async () => {
  const file = join(scratchFolder(), 'ibs.db');
  const children = Array.from({ length: 4 }, () => spawnTest(OPENER, [file]));
  const answers = await Promise.all(children.map(said));
  const { sqlite } = await open(file);
  const applied = appliedMigrations(sqlite).length;
  expect(applied).toBeGreaterThan(0);
  expect(answers).toEqual(children.map(() => `opened ${applied}`));
});

test('a native module built for another Node is a fault with a way out', async () => {
  const answer = await said(spawnTest(OPENER, [join(scratchFolder(), 'ibs.db'), 'other-abi']));
  expect(answer).toMatch(/^database\.driver .*npm rebuild better-sqlite3.*different Node\.js version/);
});

test('a folder that may not be written is a fault with a way out', async () => {
  const folder = join(scratchFolder(), 'locked');
  mkdirSync(folder);
  const answer = await said(spawnTest(OPENER, [join(folder, 'ibs.db'), 'read-only-folder']));
  expect(answer).toMatch(/^database\.not_writable .*IBS_HOME.*locked/);
  expect(readdirSync(folder)).toEqual([]);
});
