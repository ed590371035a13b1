import { dirname } from 'node:path';
import { Fault } from '../errors/fault.js';
import type { FaultKind } from '../errors/kind.js';
import { codeOf, messageOf } from '../errors/thrown.js';
import { type StorageTrouble, storageTroubleOf } from '../files/storage-trouble.js';
import { databaseFaults } from './faults.js';

interface Meaning {
  readonly kind: FaultKind;
  say(file: string): string;
}

const MEANINGS: Readonly<Record<Exclude<StorageTrouble, 'misplaced'>, Meaning>> = {
  foreign: { kind: databaseFaults.not_a_database, say: (file) => `${file} is not a SQLite database` },
  damaged: { kind: databaseFaults.damaged, say: (file) => `the database ${file} is damaged` },
  full: { kind: databaseFaults.full, say: (file) => `no space left on the disk that holds ${file}` },
  busy: { kind: databaseFaults.busy, say: (file) => `${file} stayed locked by another process` },
  disk: { kind: databaseFaults.disk, say: (file) => `reading or writing ${file} failed` },
  not_writable: {
    kind: databaseFaults.not_writable,
    say: (file) => `cannot write ${file} in the folder ${dirname(file)}`,
  },
};

/** SQLite's and the file system's errors as faults; anything else comes back as it was. */
export function sqliteFault(thrown: unknown, file: string): unknown {
  if (thrown instanceof Fault) return thrown;
  const trouble = storageTroubleOf(thrown);
  // That a name is there or not, those who looked for it know better what to make of.
  if (trouble === undefined || trouble === 'misplaced') return thrown;
  const { kind, say } = MEANINGS[trouble];
  const code = codeOf(thrown);
  return new Fault(kind, `${say(file)} (${code}: ${messageOf(thrown)})`, {
    cause: thrown,
    details: { file, code },
  });
}
