import { closeSync, openSync } from 'node:fs';
import { type Connection, loadDriver } from '../database/driver.js';
import type { Fault } from '../errors/fault.js';
import { codeOf } from '../errors/thrown.js';
import type { FileFaults } from './file-faults.js';
import { PRIVATE_FILE } from './private.js';

interface LockOptions extends Pick<FileFaults, 'fileFault'> {
  /** What it is to whoever comes second. */
  inUse(): Fault;
}

/**
 * Keeps others away who lock the same file; gives how to let them in again. SQLite is used for nothing but its lock,
 * which the operating system itself takes back when a process dies, however it dies.
 */
export async function lockFile(file: string, { fileFault, inUse }: LockOptions): Promise<() => void> {
  const Driver = await loadDriver();
  let holder: Connection | undefined;
  try {
    makeEmpty(file);
    holder = new Driver(file, { timeout: 0 });
    // Nothing is ever written to it, so it needs no journal beside it.
    holder.pragma('journal_mode = MEMORY');
    holder.exec('BEGIN EXCLUSIVE');
    const held = holder;
    return () => void held.close();
  } catch (thrown) {
    holder?.close();
    const isHeld = thrown instanceof Driver.SqliteError && thrown.code.startsWith('SQLITE_BUSY');
    throw isHeld ? inUse() : fileFault(thrown, file);
  }
}

/** Made before SQLite would, for it to be private; never opened again, which would undo this process's own lock. */
function makeEmpty(file: string): void {
  try {
    closeSync(openSync(file, 'wx', PRIVATE_FILE));
  } catch (thrown) {
    if (codeOf(thrown) !== 'EEXIST') throw thrown;
  }
}
