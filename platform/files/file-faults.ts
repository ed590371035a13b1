import { asFault, Fault } from '../errors/fault.js';
import type { FaultKind } from '../errors/kind.js';
import { codeOf, messageOf } from '../errors/thrown.js';
import { type StorageTrouble, storageTroubleOf } from './storage-trouble.js';

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

const KINDS: Readonly<Record<StorageTrouble, keyof FileFaultKinds>> = {
  full: 'full',
  not_writable: 'not_writable',
  misplaced: 'misplaced',
  foreign: 'foreign',
  damaged: 'disk',
  busy: 'disk',
  disk: 'disk',
};

/**
 * How the errors of the file system become those of a part of the program.
 *
 * @param purpose of the files, as in `cannot use FILE for PURPOSE`
 */
export function declareFileFaults(purpose: string, kinds: FileFaultKinds): FileFaults {
  const fileFault = (thrown: unknown, file: string): Fault => {
    // What is no error of the system's is a mistake in the program, not the file's.
    const code = codeOf(thrown);
    if (thrown instanceof Fault || code === undefined) return asFault(thrown);
    const kind = kinds[KINDS[storageTroubleOf(thrown) ?? 'disk']];
    return new Fault(kind, `cannot use ${file} for ${purpose} (${messageOf(thrown)})`, {
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
