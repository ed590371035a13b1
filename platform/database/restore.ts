import { constants, copyFileSync, existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Clock } from '../clock/clock.js';
import { Fault } from '../errors/fault.js';
import { codeOf } from '../errors/thrown.js';
import { flushToDisk } from '../files/flush.js';
import { checkDatabase } from './check.js';
import { copyDatabase } from './copy.js';
import { type Connection, loadDriver } from './driver.js';
import { databaseFaults } from './faults.js';
import { makeFolderFor } from './folder.js';
import { sqliteFault } from './sqlite-fault.js';

export interface Restored {
  /** Where the database lies now that was there before (its log, if any, with `-wal` added). */
  readonly kept: string | undefined;
}

/**
 * Puts a backup in the database's place. The backup is checked first, and again as it will lie there; what
 * was there before is kept beside it. Killed at any point, it leaves one or the other, never neither.
 */
export async function restoreDatabase(from: string, to: string, clock: Clock): Promise<Restored> {
  const file = resolve(to);
  const fresh = `${file}.restoring-${process.pid}`;
  const dated = `${file}.before-restore-${new Date(clock.now()).toISOString().replaceAll(':', '-')}`;
  await checkDatabase(from);
  makeFolderFor(file);
  let alone: Connection | undefined;
  try {
    await copyDatabase(resolve(from), fresh);
    await checkDatabase(fresh);
    flushToDisk(fresh);
    alone = await shutOthersOut(file);
    const kept = [keep(file, dated), keep(`${file}-wal`, `${dated}-wal`)].includes(true);
    // The log of the old database must be gone before the new one has its name: SQLite would replay it.
    for (const beside of ['-wal', '-shm']) rmSync(file + beside, { force: true });
    renameSync(fresh, file);
    flushToDisk(dirname(file));
    return { kept: kept ? dated : undefined };
  } catch (thrown) {
    throw sqliteFault(thrown, file);
  } finally {
    alone?.close();
    rmSync(fresh, { force: true });
  }
}

/**
 * Holds the old database alone, its log folded in, so that nobody writes into a file that is about to lose
 * its name. A damaged one may not let itself be locked; then there is nothing to hold.
 */
async function shutOthersOut(file: string): Promise<Connection | undefined> {
  if (!existsSync(file)) return undefined;
  const Driver = await loadDriver();
  const sqlite = new Driver(file, { timeout: 0 });
  try {
    sqlite.pragma('locking_mode = EXCLUSIVE');
    sqlite.pragma('journal_mode = DELETE');
    sqlite.exec('BEGIN EXCLUSIVE');
    return sqlite;
  } catch (cause) {
    sqlite.close();
    const code = codeOf(cause);
    if (code === 'SQLITE_NOTADB' || code?.startsWith('SQLITE_CORRUPT')) return undefined;
    if (!code?.startsWith('SQLITE_BUSY')) throw cause;
    throw new Fault(databaseFaults.in_use, `another process has ${file} open`, { cause, details: { file } });
  }
}

function keep(file: string, dated: string): boolean {
  if (!existsSync(file)) return false;
  try {
    linkSync(file, dated);
  } catch (thrown) {
    // Some file systems know no second name for a file; a copy takes longer and does as well.
    if (codeOf(thrown) === 'EEXIST') throw thrown;
    copyFileSync(file, dated, constants.COPYFILE_EXCL);
  }
  return true;
}
