import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { backupDatabase } from '../../../platform/database/backup.js';
import { APPLICATION_ID } from '../../../platform/database/identity.js';
import { faultOf } from '../errors/fault-of.js';
import { addNotes, countNotes, open, openWithNotes, scratchFolder } from './scratch.js';

describe('opening a database', () => {
  test('makes the file and the folders above it, safe against a power cut', async () => {
    const { sqlite } = await open(join(scratchFolder(), 'a', 'b', 'ibs.db'));
    const setting = (name: string) => sqlite.pragma(name, { simple: true });
    expect(setting('journal_mode')).toBe('wal');
    expect(setting('synchronous')).toBe(2);
    expect(setting('foreign_keys')).toBe(1);
    expect(setting('application_id')).toBe(APPLICATION_ID);
  });

  test('waits less for the disk where the caller can bear a loss', async () => {
    const { sqlite } = await open(join(scratchFolder(), 'ibs.db'), { durability: 'normal' });
    expect(sqlite.pragma('synchronous', { simple: true })).toBe(1);
  });

  test('finds again what was written before', async () => {
    const folder = scratchFolder();
    const file = join(folder, 'ibs.db');
    const first = await openWithNotes(file, folder);
    await addNotes(first, 3);
    first.close();
    expect(countNotes(await openWithNotes(file, folder))).toBe(3);
  });

  test('leaves nothing of it for others on the machine to read, nor of its backups', async () => {
    const folder = scratchFolder();
    const file = join(folder, 'ibs.db');
    (await openWithNotes(file, folder)).close();
    // As it was made by a version that did not see to it.
    chmodSync(file, 0o644);
    const database = await openWithNotes(file, folder);
    await addNotes(database, 3);
    await backupDatabase(file, join(folder, 'backup.db'));
    const files = readdirSync(folder).filter((name) => name.includes('.db'));
    expect(files).toEqual(['backup.db', 'ibs.db', 'ibs.db-shm', 'ibs.db-wal']);
    for (const name of files)
      expect([name, statSync(join(folder, name)).mode & 0o777]).toEqual([name, 0o600]);
  });

  test('undoes the whole of a transaction that fails half-way', async () => {
    const folder = scratchFolder();
    const database = await openWithNotes(join(folder, 'ibs.db'), folder);
    const half = database.transaction(() => {
      database.sqlite.exec("INSERT INTO notes (text) VALUES ('one')");
      throw new Error('second thoughts');
    });
    await expect(half).rejects.toThrow('second thoughts');
    expect(countNotes(database)).toBe(0);
  });

  test('says that the disk is full, and keeps what was acknowledged', async () => {
    const folder = scratchFolder();
    const database = await openWithNotes(join(folder, 'ibs.db'), folder);
    await addNotes(database, 10);
    database.sqlite.pragma('max_page_count = 20');
    const fault = await faultOf(addNotes(database, 10_000));
    expect(fault.code).toBe('database.full');
    expect(countNotes(database)).toBe(10);
  });
});

describe('a file that is not ours to use is refused and left as it was', () => {
  /** Opens what `make` put there, and expects the refusal to have changed no byte of it. */
  async function refused(make: (file: string) => void | Promise<void>) {
    const file = join(scratchFolder(), 'ibs.db');
    await make(file);
    const before = readFileSync(file);
    const fault = await faultOf(open(file));
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(fault.message).toContain(file);
    return fault;
  }

  test('some other file', async () => {
    const fault = await refused((file) => writeFileSync(file, 'a letter to my broker\n'));
    expect(fault.code).toBe('database.not_a_database');
    expect(fault.exitCode).toBe(2);
  });

  test('the database of another program', async () => {
    const fault = await refused((file) => {
      const other = new Sqlite(file);
      other.exec('CREATE TABLE bookmarks (url TEXT)');
      other.close();
    });
    expect(fault.code).toBe('database.foreign');
  });

  test('a database with an application id of its own, even if empty', async () => {
    const fault = await refused((file) => {
      const other = new Sqlite(file);
      other.pragma('application_id = 1234');
      other.exec('VACUUM');
      other.close();
    });
    expect(fault.code).toBe('database.foreign');
  });

  test('a damaged one, with a way out', async () => {
    const fault = await refused(async (file) => {
      const database = await openWithNotes(file, dirname(file));
      await addNotes(database, 2000);
      database.close();
      const bytes = readFileSync(file);
      bytes.fill(0xa5, 4096 * 12, 4096 * 20);
      writeFileSync(file, bytes);
    });
    expect(fault.code).toBe('database.damaged');
    expect(fault.next).toContain('ibs db restore');
    expect(fault.exitCode).toBe(2);
  });

  test('one that was cut short', async () => {
    const fault = await refused(async (file) => {
      const database = await openWithNotes(file, dirname(file));
      await addNotes(database, 2000);
      database.close();
      writeFileSync(file, readFileSync(file).subarray(0, 4096 * 10 + 100));
    });
    expect(fault.code).toBe('database.damaged');
  });

  test('a folder of that name', async () => {
    const file = join(scratchFolder(), 'ibs.db');
    mkdirSync(file);
    expect((await faultOf(open(file))).code).toBe('database.not_a_database');
  });
});

test('a damaged file whose last process was killed keeps its write-ahead log as it was', async () => {
  const folder = scratchFolder();
  const file = join(folder, 'ibs.db');
  const database = await openWithNotes(file, folder);
  await addNotes(database, 2000);
  database.sqlite.pragma('wal_checkpoint(TRUNCATE)');
  await addNotes(database, 5);
  const killed = join(folder, 'killed.db');
  const bytes = readFileSync(file).fill(0xa5, 4096 * 12, 4096 * 20);
  const log = readFileSync(`${file}-wal`);
  writeFileSync(killed, bytes);
  writeFileSync(`${killed}-wal`, log);

  expect((await faultOf(openWithNotes(killed, folder))).code).toBe('database.damaged');
  expect(readFileSync(killed).equals(bytes)).toBe(true);
  expect(readFileSync(`${killed}-wal`).equals(log)).toBe(true);
});

test('a first start that was killed while it made the file is taken up by the next', async () => {
  const folder = scratchFolder();
  const killed = new Sqlite(join(folder, 'ibs.db'));
  killed.pragma('journal_mode = DELETE');
  killed.exec('BEGIN; CREATE TABLE jobs (half INTEGER)');
  killed.pragma('cache_spill = 1');
  killed.pragma('cache_size = 1');
  killed.exec(`CREATE TABLE filler AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 500)
    SELECT i, hex(zeroblob(500)) FROM n`);
  // What a kill would leave behind: the half-written file and the journal that undoes it.
  const copy = join(folder, 'copy');
  mkdirSync(copy);
  for (const name of ['ibs.db', 'ibs.db-journal']) copyFileSync(join(folder, name), join(copy, name));
  killed.close();

  const { sqlite } = await open(join(copy, 'ibs.db'));
  expect(sqlite.prepare("SELECT name FROM sqlite_schema WHERE name = 'filler'").all()).toEqual([]);
});

test('a write-ahead log whose database is gone is not taken for a new database', async () => {
  const folder = scratchFolder();
  const file = join(folder, 'ibs.db');
  const database = await openWithNotes(file, folder);
  await addNotes(database, 10);
  const log = readFileSync(`${file}-wal`);
  database.close();
  rmSync(file);
  writeFileSync(`${file}-wal`, log);

  const fault = await faultOf(open(file));
  expect(fault.code).toBe('database.damaged');
  expect(readFileSync(`${file}-wal`).equals(log)).toBe(true);
});

test('a place below a file, where no folder can be, is called not writable', async () => {
  const file = join(scratchFolder(), 'file');
  writeFileSync(file, '');
  const fault = await faultOf(open(join(file, 'ibs.db')));
  expect(fault.code).toBe('database.not_writable');
  expect(fault.next).toContain('IBS_HOME');
});

test('the store of a closed database fails instead of inventing answers', async () => {
  const database = await open(join(scratchFolder(), 'ibs.db'));
  database.close();
  await expect(database.attempt(() => database.sqlite.prepare('SELECT 1').get())).rejects.toThrow('not open');
});
