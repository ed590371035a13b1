import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';

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
  write(file, text) {
    const handle = openSync(file, 'w', 0o644);
    try {
      writeFileSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  },
  rename: renameSync,
  remove: (file) => rmSync(file, { force: true }),
  sync(folder) {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  },
};
