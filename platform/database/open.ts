import { resolve } from 'node:path';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { type Clock, sleep } from '../clock/clock.js';
import { systemClock } from '../clock/system.js';
import { Fault } from '../errors/fault.js';
import { codeOf } from '../errors/thrown.js';
import { type Connection, loadDriver } from './driver.js';
import { databaseFaults } from './faults.js';
import { makeFolderFor } from './folder.js';
import { sizeOf } from './identity.js';
import { lookBeforeWriting } from './look.js';
import { type AppliedMigration, appliedMigrations, migrate } from './migrate.js';
import { readMigrations } from './migrations.js';
import { makePrivate } from './private.js';
import { sqliteFault } from './sqlite-fault.js';

/**
 * An open database, for the stores and nobody else: the rooms speak to their stores, so that a store on
 * another kind of database can take this one's place.
 */
export interface Database {
  readonly file: string;
  /** For prepared statements on hot paths. */
  readonly sqlite: Connection;
  /** For everything else. */
  readonly orm: BetterSQLite3Database;
  /** Reads that all see one moment; what SQLite throws becomes a fault. */
  attempt<T>(work: () => T): Promise<T>;
  /** For writing: all of `work` or nothing of it, alone among all processes; on disk when it resolves. */
  transaction<T>(work: () => T): Promise<T>;
  /** Those that made it what it is, read from the file: that it answers shows as well. */
  migrations(): Promise<readonly AppliedMigration[]>;
  close(): void;
}

export interface OpenOptions {
  readonly file: string;
  /** The folder with the program's migrations: the bundle has its own copy. */
  readonly migrations: string;
  /** 'full': on disk before it is acknowledged. 'normal': the last moments before a power cut may be lost. */
  readonly durability?: 'full' | 'normal';
  /** Look for damage whatever the size; otherwise only a small file is looked through. */
  readonly check?: boolean;
  readonly clock?: Clock;
}

/** How long one process waits for another's write to end. */
const BUSY_MS = 10_000;
const RETRY_MS = 20;
/** Looked through in about 30 ms. */
const SMALL_BYTES = 32 * 1024 * 1024;

/**
 * Opens the database, makes it when there is none, and brings it up to date. A file that is damaged,
 * newer or somebody else's is refused and left as it is.
 */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  const file = resolve(options.file);
  const clock = options.clock ?? systemClock;
  const [Driver, { drizzle }, migrations] = await Promise.all([
    loadDriver(),
    import('drizzle-orm/better-sqlite3'),
    readMigrations(options.migrations),
  ]);
  let sqlite: Connection | undefined;
  try {
    makeFolderFor(file);
    const throughout = options.check === true || sizeOf(file) <= SMALL_BYTES;
    lookBeforeWriting(Driver, { file, migrations, throughout, busyMs: BUSY_MS });
    makePrivate(file);
    sqlite = new Driver(file, { timeout: BUSY_MS });
    await useWriteAheadLog(sqlite, file, clock);
    sqlite.pragma(`synchronous = ${options.durability === 'normal' ? 'NORMAL' : 'FULL'}`);
    // On macOS a plain fsync leaves the data in the drive's cache; elsewhere this changes nothing.
    sqlite.pragma('fullfsync = ON');
    migrate(sqlite, file, migrations, clock.now());
    sqlite.pragma('foreign_keys = ON');
    return databaseOn(sqlite, file, drizzle(sqlite));
  } catch (thrown) {
    sqlite?.close();
    throw sqliteFault(thrown, file);
  }
}

function databaseOn(sqlite: Connection, file: string, orm: Database['orm']): Database {
  const faulted = async <T>(work: () => T): Promise<T> => {
    try {
      return work();
    } catch (thrown) {
      throw sqliteFault(thrown, file);
    }
  };
  // Made once: better-sqlite3 makes four functions of each.
  const whole = sqlite.transaction((work: () => unknown) => work());
  return {
    file,
    sqlite,
    orm,
    // Never a statement on its own: `.get()` of an INSERT … RETURNING has its row before the commit, and
    // hides a commit that then fails because the disk is full.
    attempt: <T>(work: () => T) => faulted(() => whole.deferred(work) as T),
    transaction: <T>(work: () => T) => faulted(() => whole.immediate(work) as T),
    migrations: () => faulted(() => appliedMigrations(sqlite)),
    close: () => sqlite.close(),
  };
}

/** SQLite does not wait its turn for this switch: of two processes making the file, one is told "busy". */
async function useWriteAheadLog(sqlite: Connection, file: string, clock: Clock): Promise<void> {
  for (let waited = 0; ; waited += RETRY_MS) {
    try {
      const mode = sqlite.pragma('journal_mode = WAL', { simple: true });
      if (mode === 'wal') return;
      throw new Fault(
        databaseFaults.no_wal,
        `SQLite cannot share ${file} between processes: journal mode ${mode}`,
        {
          details: { file, mode },
        },
      );
    } catch (thrown) {
      if (!codeOf(thrown)?.startsWith('SQLITE_BUSY') || waited >= BUSY_MS) throw thrown;
    }
    await sleep(clock, RETRY_MS);
  }
}
