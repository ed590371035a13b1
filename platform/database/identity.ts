import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { Fault } from '../errors/fault.js';
import type { Connection } from './driver.js';
import { databaseFaults } from './faults.js';

/** "IBSP" in ASCII, kept in the header of every database of ours (`file` and SQLite show it). */
export const APPLICATION_ID = 0x49425350;

const MAGIC = 'SQLite format 3\0';

/** Looks at the file without SQLite, which would take an empty or half-lost database for a new one. */
export function refuseWhatIsNoDatabase(file: string): void {
  const size = sizeOf(file);
  if (size === 0) {
    const log = `${file}-wal`;
    // Asked again, because another process may be making the database at this very moment.
    if (sizeOf(log) > 0 && sizeOf(file) === 0) {
      throw new Fault(
        databaseFaults.damaged,
        `${file} is missing or empty, but its write-ahead log ${log} is there: only part of a database was kept`,
        { details: { file, log } },
      );
    }
    return;
  }
  // A first start that died in the middle of a write: SQLite undoes it from the journal, then looks itself.
  if (sizeOf(`${file}-journal`) > 0) return;
  const start = Buffer.alloc(MAGIC.length);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, start, 0, start.length, 0);
  } finally {
    closeSync(handle);
  }
  if (start.toString('latin1') !== MAGIC) {
    throw new Fault(
      databaseFaults.not_a_database,
      `expected a SQLite database at ${file}, found something else`,
      {
        details: { file },
      },
    );
  }
}

/** 'new' when nothing is in it yet; a database of another program is refused before anything is written. */
export function identify(sqlite: Connection, file: string): 'ours' | 'new' {
  const { id, things } = sqlite
    .prepare<[], { id: number; things: number }>(
      'SELECT application_id AS id, (SELECT count(*) FROM sqlite_schema) AS things FROM pragma_application_id',
    )
    .get() ?? { id: 0, things: 0 };
  if (id === APPLICATION_ID) return 'ours';
  if (id === 0 && things === 0) return 'new';
  throw new Fault(
    databaseFaults.foreign,
    `${file} is a SQLite database of another program (application id ${id}, expected ${APPLICATION_ID})`,
    { details: { file, found: id, expected: APPLICATION_ID } },
  );
}

/** 0 for a file that is not there. */
export function sizeOf(file: string): number {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat?.isDirectory()) {
    throw new Fault(databaseFaults.not_a_database, `expected a database at ${file}, found a folder`, {
      details: { file },
    });
  }
  return stat?.size ?? 0;
}
