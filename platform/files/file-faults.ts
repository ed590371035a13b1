import { Fault } from '../errors/fault.js';
import { asFault } from '../errors/faults.js';
import type { FaultKind } from '../errors/kind.js';

/** What somebody who keeps files calls the ways in which they fail. */
export interface FileFaultKinds {
  readonly full: FaultKind;
  readonly not_writable: FaultKind;
  /** A name is not there that should be, or the other way round. */
  readonly misplaced: FaultKind;
  /** In the place of the file is something else. */
  readonly foreign: FaultKind;
  /** Anything else that the system reports. */
  readonly disk: FaultKind;
}

export interface FileFaults {
  /** Whatever was thrown over a file, as a fault that names it. */
  fileFault(thrown: unknown, file: string): Fault;
  /** Does something with a file; what goes wrong is a fault. */
  onFile<T>(file: string, work: () => T): T;
}

/** By the codes of the system and of SQLite. */
const KINDS: Readonly<Record<string, keyof FileFaultKinds>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  // A limit on the size of files, as `ulimit -f` sets it.
  EFBIG: 'full',
  EACCES: 'not_writable',
  EPERM: 'not_writable',
  EROFS: 'not_writable',
  ENOTDIR: 'not_writable',
  ENOENT: 'misplaced',
  EEXIST: 'misplaced',
  EISDIR: 'foreign',
  SQLITE_CANTOPEN: 'not_writable',
  SQLITE_READONLY: 'not_writable',
  SQLITE_NOTADB: 'foreign',
};

/**
 * How the errors of the file system become those of a part of the program.
 *
 * @param purpose of the files, as in `cannot use FILE for PURPOSE`
 */
export function declareFileFaults(purpose: string, kinds: FileFaultKinds): FileFaults {
  const fileFault = (thrown: unknown, file: string): Fault => {
    // What is no error of the system's is a mistake in the program, not the file's.
    if (!(thrown instanceof Error) || thrown instanceof Fault || !('code' in thrown)) return asFault(thrown);
    const code = String(thrown.code);
    const kind = kinds[KINDS[code] ?? 'disk'];
    return new Fault(kind, `cannot use ${file} for ${purpose} (${thrown.message})`, {
      cause: thrown,
      details: { file, code },
    });
  };
  return {
    fileFault,
    onFile(file, work) {
      try {
        return work();
      } catch (thrown) {
        throw fileFault(thrown, file);
      }
    },
  };
}
