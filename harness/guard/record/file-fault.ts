import { Fault } from '../../../platform/errors/fault.js';
import type { FaultKind } from '../../../platform/errors/kind.js';
import { recordFaults as faults } from './faults.js';

const KINDS: Readonly<Record<string, FaultKind>> = {
  ENOSPC: faults.full,
  EDQUOT: faults.full,
  // A limit on the size of files, as `ulimit -f` sets it.
  EFBIG: faults.full,
  EACCES: faults.not_writable,
  EPERM: faults.not_writable,
  EROFS: faults.not_writable,
  ENOENT: faults.not_writable,
  ENOTDIR: faults.not_writable,
  EEXIST: faults.not_writable,
  EISDIR: faults.foreign,
  SQLITE_CANTOPEN: faults.not_writable,
  SQLITE_READONLY: faults.not_writable,
  SQLITE_NOTADB: faults.foreign,
};

/** Whatever was thrown over a file, as a fault that names it. */
export function fileFault(thrown: unknown, file: string): Fault {
  if (thrown instanceof Fault) return thrown;
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  const kind = KINDS[code] ?? faults.disk;
  return new Fault(kind, `cannot use ${file} for the guard's record (${reason})`, {
    cause: thrown,
    details: { file, code },
  });
}

/** Does something with a file; what goes wrong is a fault. */
export function onFile<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    throw fileFault(thrown, file);
  }
}
