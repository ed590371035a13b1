import { renameSync, rmSync } from 'node:fs';
import { flushToDisk } from '../../../platform/files/flush.js';
import { writeToDisk } from '../../../platform/files/write.js';

/** The steps by which the folder is changed; between any two of them the machine may die. */
export interface KillDisk {
  /** A file with this text, on the disk itself. */
  write(file: string, text: string): void;
  rename(from: string, to: string): void;
  remove(file: string): void;
  /** Waits until the names in a folder are on the disk itself. */
  sync(folder: string): void;
}

export const realDisk: KillDisk = {
  write: (file, text) => writeToDisk(file, text, 0o644),
  rename: renameSync,
  remove: (file) => rmSync(file, { force: true }),
  sync: flushToDisk,
};
