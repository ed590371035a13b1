import { dirname } from 'node:path';
import { Fault } from '../errors/fault.js';
import type { FaultKind } from '../errors/kind.js';
import { databaseFaults } from './faults.js';

/** By the beginning of SQLite's code (`SQLITE_IOERR_FSYNC` is an `SQLITE_IOERR`), or the system's own code. */
const MEANINGS: readonly (readonly [string, FaultKind, (file: string) => string])[] = [
  ['SQLITE_NOTADB', databaseFaults.not_a_database, (file) => `${file} is not a SQLite database`],
  ['SQLITE_CORRUPT', databaseFaults.damaged, (file) => `the database ${file} is damaged`],
  ['SQLITE_FULL', databaseFaults.full, (file) => `no space left on the disk that holds ${file}`],
  ['ENOSPC', databaseFaults.full, (file) => `no space left on the disk that holds ${file}`],
  ['SQLITE_BUSY', databaseFaults.busy, (file) => `${file} stayed locked by another process`],
  ['SQLITE_IOERR', databaseFaults.disk, (file) => `reading or writing ${file} failed`],
  ['EIO', databaseFaults.disk, (file) => `reading or writing ${file} failed`],
  ['SQLITE_CANTOPEN', databaseFaults.not_writable, cannotWrite],
  ['SQLITE_READONLY', databaseFaults.not_writable, cannotWrite],
  ['SQLITE_PERM', databaseFaults.not_writable, cannotWrite],
  ['EACCES', databaseFaults.not_writable, cannotWrite],
  ['EPERM', databaseFaults.not_writable, cannotWrite],
  ['EROFS', databaseFaults.not_writable, cannotWrite],
  ['ENOTDIR', databaseFaults.not_writable, cannotWrite],
];

function cannotWrite(file: string): string {
  return `cannot write ${file} in the folder ${dirname(file)}`;
}

/** SQLite's and the file system's errors as faults; anything else comes back as it was. */
export function sqliteFault(thrown: unknown, file: string): unknown {
  const code = codeOf(thrown);
  if (!(thrown instanceof Error) || thrown instanceof Fault || code === undefined) return thrown;
  const meaning = MEANINGS.find(([start]) => code.startsWith(start));
  if (!meaning) return thrown;
  const [, kind, say] = meaning;
  return new Fault(kind, `${say(file)} (${code}: ${thrown.message})`, {
    cause: thrown,
    details: { file, code },
  });
}

export function codeOf(thrown: unknown): string | undefined {
  return thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string'
    ? thrown.code
    : undefined;
}
