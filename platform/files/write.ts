import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';

/**
 * Gives how many bytes they were. The system may take less at a time than it was given, above all when there is
 * hardly room left.
 */
export function writeAll(handle: number, content: string | Uint8Array): number {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done);
  return bytes.length;
}

/** A file with this and nothing else, on the disk itself; its name may not be there yet. */
export function writeToDisk(file: string, content: string | Uint8Array, mode: number): void {
  const handle = openSync(file, 'w', mode);
  try {
    writeAll(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
