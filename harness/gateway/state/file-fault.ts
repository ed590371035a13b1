import { Fault } from '../../../platform/errors/fault.js';
import type { FaultKind } from '../../../platform/errors/kind.js';
import { gatewayStateFaults as faults } from './faults.js';

const KINDS: Readonly<Record<string, FaultKind>> = {
  ENOSPC: faults.full,
  EDQUOT: faults.full,
  // A limit on the size of files, as `ulimit -f` sets it.
  EFBIG: faults.full,
  EACCES: faults.not_writable,
  EPERM: faults.not_writable,
  EROFS: faults.not_writable,
  ENOTDIR: faults.not_writable,
  EISDIR: faults.foreign,
  SQLITE_CANTOPEN: faults.not_writable,
  SQLITE_READONLY: faults.not_writable,
  SQLITE_NOTADB: faults.foreign,
};

/** What the file system throws, as a fault that names the file; anything else comes back as it was. */
export function fileFault(thrown: unknown, file: string): unknown {
  if (!(thrown instanceof Error) || thrown instanceof Fault || !('code' in thrown)) return thrown;
  const code = String(thrown.code);
  return new Fault(
    KINDS[code] ?? faults.disk,
    `cannot use ${file} for the gateway's state (${thrown.message})`,
    {
      cause: thrown,
      details: { file, code },
    },
  );
}

/** Does something with a file; what goes wrong is a fault. */
export function onFile<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    throw fileFault(thrown, file);
  }
}
