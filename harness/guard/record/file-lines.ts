import { closeSync, openSync, readSync } from 'node:fs';
import { onFile } from './file-fault.js';

export interface FileLine {
  /** From 1. */
  readonly number: number;
  /** Without its line break. */
  readonly bytes: Buffer;
  /** Whether a line break follows. */
  readonly isWhole: boolean;
  /** Where in the file it begins. */
  readonly start: number;
}

const CHUNK = 1024 * 1024;
const LINE_BREAK = 0x0a;

/** A file line by line, without having all of it in memory. */
export function* linesOf(file: string): Generator<FileLine> {
  const handle = onFile(file, () => openSync(file, 'r'));
  try {
    let pieces: Buffer[] = [];
    let start = 0;
    let number = 1;
    for (;;) {
      const chunk = Buffer.allocUnsafe(CHUNK);
      const length = onFile(file, () => readSync(handle, chunk));
      if (length === 0) break;
      let from = 0;
      for (;;) {
        const end = chunk.subarray(0, length).indexOf(LINE_BREAK, from);
        if (end < 0) break;
        const piece = chunk.subarray(from, end);
        const bytes = pieces.length === 0 ? piece : Buffer.concat([...pieces, piece]);
        pieces = [];
        yield { number, bytes, isWhole: true, start };
        start += bytes.length + 1;
        number += 1;
        from = end + 1;
      }
      if (from < length) pieces.push(chunk.subarray(from, length));
    }
    if (pieces.length > 0) yield { number, bytes: Buffer.concat(pieces), isWhole: false, start };
  } finally {
    closeSync(handle);
  }
}
