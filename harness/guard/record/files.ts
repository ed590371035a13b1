import { closeSync, openSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Fault } from '../../../platform/errors/fault.js';
import { flushToDisk } from '../../../platform/files/flush.js';
import { makeFolders } from '../../../platform/files/folders.js';
import { PRIVATE_FILE, PRIVATE_FOLDER } from '../../../platform/files/private.js';
import { recordFaults as faults } from './faults.js';
import { onFile } from './file-fault.js';

/** Beside the record: how far it was when last looked at, its lock, and what was cut off before a line. */
export const headOf = (file: string): string => `${file}.head`;
export const lockOf = (file: string): string => `${file}.lock`;
export const cutOf = (file: string, seq: number): string => `${file}.cut-${seq}`;

/** Makes the folder and, where there is none yet, the file; gives its one true path, whatever links lead to it. */
export function makeFile(asked: string): string {
  const path = resolve(asked);
  const folder = dirname(path);
  onFile(folder, () => makeFolders(folder, { mode: PRIVATE_FOLDER, durable: true }));
  return onFile(path, () => {
    closeSync(openSync(path, 'a', PRIVATE_FILE));
    const file = join(realpathSync(folder), basename(path));
    const real = realpathSync(file);
    if (!statSync(real).isFile()) {
      throw new Fault(faults.foreign, `expected a file for the guard's record at ${path}`, {
        details: { file: path },
      });
    }
    flushToDisk(dirname(real));
    return real;
  });
}
