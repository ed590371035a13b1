import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { fixedClock } from '../../../platform/clock/fixed.js';
import { backupDatabase } from '../../../platform/database/backup.js';
import { checkDatabase } from '../../../platform/database/check.js';
import { appliedMigrations } from '../../../platform/database/migrate.js';
import { restoreDatabase } from '../../../platform/database/restore.js';
import { faultOf } from '../errors/fault-of.js';
import { addNotes, countNotes, open, openWithNotes, scratchFolder } from './scratch.js';

const clock = fixedClock('2026-03-02T14:30:00Z');

async function withNotes(count: number) {
  const folder = scratchFolder();
  const file = join(folder, 'ibs.db');
  const database = await openWithNotes(file, folder);
  await addNotes(database, count);
  return { folder, file, database, backup: join(folder, 'backups', 'monday.db') };
}

describe('a backup', () => {
  test('is one file that holds what was there, and tells how far it is', async () => {
    const { folder, database, backup } = await withNotes(20_000);
    const seen: number[] = [];
    const report = await backupDatabase(database.file, backup, ({ done, total }) => seen.push(done / total));
    expect(readdirSync(join(folder, 'backups'))).toEqual(['monday.db']);
    const own = appliedMigrations(database.sqlite);
    expect(report.migrations).toEqual(own);
    expect(own.at(-1)?.name).toBe('9000_notes');
    expect(seen.length).toBeGreaterThan(1);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(countNotes(await openWithNotes(backup, folder))).toBe(20_000);
  });

  test('is of one moment, though others write all the while', async () => {
    const { folder, file, database, backup } = await withNotes(20_000);
    const other = await openWithNotes(file, folder);
    const writes: Promise<void>[] = [];
    await backupDatabase(database.file, backup, () => {
      writes.push(addNotes(other, 10), addNotes(database, 10));
    });
    await Promise.all(writes);
    expect(countNotes(database)).toBe(20_000 + writes.length * 10);
    expect(countNotes(await openWithNotes(backup, folder))).toBe(20_000);
  });

  test('never replaces a file', async () => {
    const { folder, database } = await withNotes(1);
    const precious = join(folder, 'precious.db');
    writeFileSync(precious, 'last week');
    expect((await faultOf(backupDatabase(database.file, precious))).code).toBe('database.exists');
    expect(readFileSync(precious, 'utf8')).toBe('last week');
  });

  test('that cannot be made leaves nothing half-made', async () => {
    const { folder, database } = await withNotes(1);
    writeFileSync(join(folder, 'file'), '');
    const fault = await faultOf(backupDatabase(database.file, join(folder, 'file', 'monday.db')));
    expect(fault.code).toBe('database.not_writable');
  });
});

describe('checking', () => {
  test('reports a sound database and changes nothing', async () => {
    const { file, database } = await withNotes(100);
    database.close();
    const before = readFileSync(file);
    const report = await checkDatabase(file);
    expect(report).toMatchObject({ file, bytes: before.length });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('sees an index that does not fit its table, which the quick look does not', async () => {
    const { file, database } = await withNotes(0);
    database.sqlite.exec(`
      INSERT INTO jobs (id, kind, status, input, progress_done, attempts, max_attempts, cancel_requested,
        revision, created_at, updated_at) VALUES ('a-known-id', 'k', 'done', '1', 0, 0, 3, 0, 1, 0, 0)`);
    database.close();
    // The id stands twice in the file, in its table and in its index: now they differ.
    const bytes = readFileSync(file);
    bytes.write('A', bytes.indexOf('a-known-id'));
    writeFileSync(file, bytes);
    await expect(checkDatabase(file, 'quick')).resolves.toBeDefined();
    expect((await faultOf(checkDatabase(file, 'full'))).code).toBe('database.damaged');
  });

  test('says when there is nothing to check', async () => {
    const folder = scratchFolder();
    expect((await faultOf(checkDatabase(join(folder, 'none.db')))).code).toBe('database.missing');
    writeFileSync(join(folder, 'empty.db'), '');
    expect((await faultOf(checkDatabase(join(folder, 'empty.db')))).code).toBe('database.not_a_database');
  });
});

describe('restoring', () => {
  test('puts the backup in place and keeps what was there under a dated name', async () => {
    const { folder, file, database, backup } = await withNotes(5);
    await backupDatabase(database.file, backup);
    await addNotes(database, 2);
    database.close();

    const { kept } = await restoreDatabase(backup, file, clock);
    expect(kept).toBe(`${file}.before-restore-2026-03-02T14-30-00.000Z`);
    expect(countNotes(await openWithNotes(file, folder))).toBe(5);
    expect(countNotes(await openWithNotes(kept ?? '', folder))).toBe(7);
    expect(existsSync(backup)).toBe(true);
  });

  test.each([
    [100, 'database.damaged'],
    [0, 'database.not_a_database'],
  ])('gets a program going again whose file is spoilt from byte %i', async (spoiltFrom, code) => {
    const { folder, file, database, backup } = await withNotes(500);
    await backupDatabase(database.file, backup);
    database.close();
    const damaged = readFileSync(file).fill(0xa5, spoiltFrom, 4096 * 8);
    writeFileSync(file, damaged);
    expect((await faultOf(open(file))).code).toBe(code);

    const { kept } = await restoreDatabase(backup, file, clock);
    expect(countNotes(await openWithNotes(file, folder))).toBe(500);
    expect(readFileSync(kept ?? '').equals(damaged)).toBe(true);
  });

  test('keeps a write-ahead log that has lost its database', async () => {
    const { folder, file, database, backup } = await withNotes(5);
    await backupDatabase(database.file, backup);
    const log = readFileSync(`${file}-wal`);
    database.close();
    rmSync(file);
    writeFileSync(`${file}-wal`, log);

    const { kept } = await restoreDatabase(backup, file, clock);
    expect(countNotes(await openWithNotes(file, folder))).toBe(5);
    expect(readFileSync(`${kept}-wal`).equals(log)).toBe(true);
  });

  test('takes a database in use elsewhere, its write-ahead log included, as a backup', async () => {
    const { folder, file } = await withNotes(9);
    const target = join(folder, 'elsewhere', 'ibs.db');
    expect(await restoreDatabase(file, target, clock)).toEqual({ kept: undefined });
    expect(countNotes(await openWithNotes(target, folder))).toBe(9);
  });

  test('refuses while somebody has the database open', async () => {
    const { folder, file, database, backup } = await withNotes(5);
    await backupDatabase(database.file, backup);
    await addNotes(database, 1);
    const fault = await faultOf(restoreDatabase(backup, file, clock));
    expect(fault.code).toBe('database.in_use');
    expect(countNotes(database)).toBe(6);
    await addNotes(database, 1);
    database.close();
    expect(countNotes(await openWithNotes(file, folder))).toBe(7);
    expect(readdirSync(dirname(file)).filter((name) => name.includes('restor'))).toEqual([]);
  });

  test.each([
    ['a damaged backup', (bytes: Buffer) => bytes.fill(0xa5, 4096 * 3)],
    ['an empty file', () => Buffer.alloc(0)],
    ['some other file', () => Buffer.from('not a backup')],
  ])('refuses %s and touches nothing', async (_, spoil) => {
    const { folder, file, database, backup } = await withNotes(500);
    await backupDatabase(database.file, backup);
    database.close();
    writeFileSync(backup, spoil(readFileSync(backup)));
    await faultOf(restoreDatabase(backup, file, clock));
    expect(countNotes(await openWithNotes(file, folder))).toBe(500);
  });

  test('refuses the database of another program', async () => {
    const { folder, file, database } = await withNotes(1);
    database.close();
    const other = new Sqlite(join(folder, 'other.db'));
    other.exec('CREATE TABLE bookmarks (url TEXT)');
    other.close();
    const fault = await faultOf(restoreDatabase(join(folder, 'other.db'), file, clock));
    expect(fault.code).toBe('database.foreign');
  });
});
