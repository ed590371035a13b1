import { closeSync, fsyncSync, mkdirSync, openSync, realpathSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Fault } from '../../../platform/errors/fault.js';
import { recordFaults as faults } from './faults.js';
import { onFile } from './file-fault.js';

/** Everything here is the user's own. */
const PRIVATE_FOLDER = 0o700;
export const PRIVATE_FILE = 0o600;

/** Beside the record: how far it was when last looked at, its lock, and what was cut off before a line. */
export const headOf = (file: string): string => `${file}.head`;
export const lockOf = (file: string): string => `${file}.lock`;
export const cutOf = (file: string, seq: number): string => `${file}.cut-${seq}`;

/** Makes the folder and, where there is none yet, the file; gives its one true path, whatever links lead to it. */
export function makeFile(asked: string): string {
  const path = resolve(asked);
  makeFolder(dirname(path));
  return onFile(path, () => {
    closeSync(openSync(path, 'a', PRIVATE_FILE));
    const file = join(realpathSync(dirname(path)), basename(path));
    const real = realpathSync(file);
    if (!statSync(real).isFile()) {
      throw new Fault(faults.foreign, `expected a file for the guard's record at ${path}`, {
        details: { file: path },
      });
    }
    syncNames(dirname(real));
    return real;
  });
}

/** Level by level: Node 20's own recursive way never returns in a place where nothing can be made. */
function makeFolder(folder: string): void {
  onFile(folder, () => {
    if (isFolder(folder)) return;
    makeFolder(dirname(folder));
    try {
      mkdirSync(folder, { mode: PRIVATE_FOLDER });
    } catch (thrown) {
      // Another process may have made it since we looked.
      if (!isFolder(folder)) throw thrown;
    }
    syncNames(dirname(folder));
  });
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** The system may take less at a time than it was given, above all when there is hardly room left. */
export function writeAll(handle: number, bytes: Buffer): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done);
}

/** Waits until the names in a folder are on the disk itself. */
export function syncNames(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
