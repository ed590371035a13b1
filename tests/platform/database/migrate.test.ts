import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixedClock } from '../../../platform/clock/fixed.js';
import { appliedMigrations } from '../../../platform/database/migrate.js';
import { faultOf } from '../errors/fault-of.js';
import { migrationsWith, open, scratchFolder } from './scratch.js';

test('each migration is recorded with its hash and the moment it was applied', async () => {
  const clock = fixedClock('2026-03-02T14:30:00Z');
  const { sqlite } = await open(join(scratchFolder(), 'ibs.db'), { clock });
  const [first] = appliedMigrations(sqlite);
  expect(first).toEqual({
    name: '0000_jobs',
    hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    applied_at: clock.now(),
  });
});

test('a later version adds what is missing and keeps the rows', async () => {
  const folder = scratchFolder();
  const file = join(folder, 'ibs.db');
  const parents = 'CREATE TABLE parents (id INTEGER PRIMARY KEY);\nINSERT INTO parents VALUES (1);';
  (await open(file, { migrations: migrationsWith(folder, { '9000_parents': parents }) })).close();

  const later = migrationsWith(folder, {
    '9000_parents': parents,
    '9001_name': "ALTER TABLE parents ADD COLUMN name TEXT DEFAULT 'unnamed';",
  });
  const { sqlite } = await open(file, { migrations: later });
  expect(sqlite.prepare('SELECT * FROM parents').all()).toEqual([{ id: 1, name: 'unnamed' }]);
});

test('a table that others refer to can be rebuilt without losing their rows', async () => {
  const folder = scratchFolder();
  const file = join(folder, 'ibs.db');
  const family = `CREATE TABLE parents (id INTEGER PRIMARY KEY);
    CREATE TABLE children (parent INTEGER NOT NULL REFERENCES parents (id) ON DELETE CASCADE);
    INSERT INTO parents VALUES (1);
    --> statement-breakpoint
    INSERT INTO children VALUES (1);`;
  const rebuild = `CREATE TABLE new_parents (id INTEGER PRIMARY KEY, name TEXT);
    INSERT INTO new_parents (id) SELECT id FROM parents;
    DROP TABLE parents;
    ALTER TABLE new_parents RENAME TO parents;`;
  (await open(file, { migrations: migrationsWith(folder, { '9000_family': family }) })).close();
  const both = migrationsWith(folder, { '9000_family': family, '9001_rebuild': rebuild });
  const { sqlite } = await open(file, { migrations: both });
  expect(sqlite.prepare('SELECT parent FROM children').all()).toEqual([{ parent: 1 }]);
  expect(() => sqlite.exec('INSERT INTO children VALUES (77)')).toThrow('FOREIGN KEY');
});

test('a migration that fails is undone, with all that came before it in the same start', async () => {
  const folder = scratchFolder();
  const file = join(folder, 'ibs.db');
  const migrations = migrationsWith(folder, {
    '9000_good': 'CREATE TABLE good (id INTEGER PRIMARY KEY);',
    '9001_bad': 'CREATE TABLE half (id INTEGER);\nCREATE TABLE jobs (id INTEGER);',
  });
  const fault = await faultOf(open(file, { migrations }));
  expect(fault.code).toBe('database.migration');
  expect(fault.message).toContain('9001_bad');

  const { sqlite } = await open(file);
  const tables = sqlite.prepare("SELECT name FROM sqlite_schema WHERE name IN ('good', 'half')").all();
  expect(tables).toEqual([]);
});

test('a migration that leaves rows pointing nowhere is undone', async () => {
  const folder = scratchFolder();
  const migrations = migrationsWith(folder, {
    '9000_orphans': `CREATE TABLE parents (id INTEGER PRIMARY KEY);
      CREATE TABLE children (parent INTEGER REFERENCES parents (id));
      INSERT INTO children VALUES (5);`,
  });
  const fault = await faultOf(open(join(folder, 'ibs.db'), { migrations }));
  expect(fault.message).toContain('refer to rows that are gone');
});

test('a database that a newer version has changed is refused by name of the unknown migration', async () => {
  const folder = scratchFolder();
  const file = join(folder, 'ibs.db');
  const newer = migrationsWith(folder, { '9000_future': 'CREATE TABLE future (id INTEGER);' });
  (await open(file, { migrations: newer })).close();
  const fault = await faultOf(open(file));
  expect(fault.code).toBe('database.newer');
  expect(fault.message).toContain('9000_future');
  expect(fault.next).toContain('Update this program');
});

test('a migration that was edited after it had been applied is noticed', async () => {
  const folder = scratchFolder();
  const file = join(folder, 'ibs.db');
  const step = { '9000_step': 'CREATE TABLE step (id INTEGER);' };
  (await open(file, { migrations: migrationsWith(folder, step) })).close();
  const edited = migrationsWith(folder, { '9000_step': 'CREATE TABLE step (id TEXT);' });
  expect((await faultOf(open(file, { migrations: edited }))).code).toBe('database.history');
});

test('a migration slipped in before one that was applied is noticed', async () => {
  const folder = scratchFolder();
  const file = join(folder, 'ibs.db');
  const step = { '9000_step': 'CREATE TABLE step (id INTEGER);' };
  (await open(file, { migrations: migrationsWith(folder, step) })).close();
  const slipped = migrationsWith(folder, { ...step, '8000_late': 'CREATE TABLE late (id INTEGER);' });
  expect((await faultOf(open(file, { migrations: slipped }))).code).toBe('database.history');
});

test('line ends that a checkout changed do not make it another migration', async () => {
  const folder = scratchFolder();
  const file = join(folder, 'ibs.db');
  const unix = migrationsWith(folder, { '9000_step': 'CREATE TABLE step (\n id INTEGER\n);\n' });
  (await open(file, { migrations: unix })).close();
  const windows = migrationsWith(folder, { '9000_step': 'CREATE TABLE step (\r\n id INTEGER\r\n);\r\n' });
  await expect(open(file, { migrations: windows })).resolves.toBeDefined();
});

test('a program without its migrations says so instead of opening a database without tables', async () => {
  const folder = scratchFolder();
  const nowhere = join(folder, 'nowhere');
  expect((await faultOf(open(join(folder, 'ibs.db'), { migrations: nowhere }))).code).toBe(
    'database.program',
  );
  const empty = migrationsWith(folder, {});
  for (const name of readdirSync(empty)) rmSync(join(empty, name), { recursive: true });
  writeFileSync(join(empty, 'readme.txt'), '');
  expect((await faultOf(open(join(folder, 'ibs.db'), { migrations: empty }))).code).toBe('database.program');
});
