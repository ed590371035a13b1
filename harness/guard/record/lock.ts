import { closeSync, openSync } from 'node:fs';
import { type Connection, loadDriver } from '../../../platform/database/driver.js';
import { Fault } from '../../../platform/errors/fault.js';
import { recordFaults as faults } from './faults.js';
import { fileFault } from './file-fault.js';
import { lockOf, PRIVATE_FILE } from './files.js';

/**
 * Keeps other guards away from a record; gives how to let them in again. SQLite is used for nothing but its lock,
 * which the operating system itself takes back when a process dies, however it dies.
 */
export async function lockRecord(record: string): Promise<() => void> {
  const file = lockOf(record);
  const Driver = await loadDriver();
  makeEmpty(file);
  let holder: Connection | undefined;
  try {
    holder = new Driver(file, { timeout: 0 });
    // Nothing is ever written to it, so it needs no journal beside it.
    holder.pragma('journal_mode = MEMORY');
    holder.exec('BEGIN EXCLUSIVE');
    const held = holder;
    return () => void held.close();
  } catch (thrown) {
    holder?.close();
    if (thrown instanceof Driver.SqliteError && thrown.code.startsWith('SQLITE_BUSY')) {
      throw new Fault(faults.in_use, `another guard writes ${record}`, { details: { file: record } });
    }
    throw fileFault(thrown, file);
  }
}

/** Made before SQLite would, for it to be private; never opened again, which would undo this process's own lock. */
function makeEmpty(file: string): void {
  try {
    closeSync(openSync(file, 'wx', PRIVATE_FILE));
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'EEXIST') return;
    throw fileFault(thrown, file);
  }
}
