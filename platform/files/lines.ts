import { closeSync, openSync, readSync } from 'node:fs';
import type { FileFaults } from './file-faults.js';

export interface FileLine {
  /** From 1. */
  readonly number: number;
  /** Without its line break. */
  readonly bytes: Buffer;
  /** Whether a line break follows. */
  readonly isWhole: boolean;
  /** Where in the file it begins. */
  readonly start: number;
  readonly isLast: boolean;
}

const CHUNK = 1024 * 1024;
const LINE_BREAK = 0x0a;

/** A file line by line, without having all of it in memory. */
export function* linesOf(file: string, { onFile }: Pick<FileFaults, 'onFile'>): Generator<FileLine> {
  const handle = onFile(file, () => openSync(file, 'r'));
  try {
    // One line behind, to know the last one as such.
    let held: FileLine | undefined;
    for (const line of brokenAtLineBreaks(() => onFile(file, () => readChunk(handle)))) {
      if (held) yield held;
      held = line;
    }
    if (held) yield { ...held, isLast: true };
  } finally {
    closeSync(handle);
  }
}

function readChunk(handle: number): Buffer {
  const chunk = Buffer.allocUnsafe(CHUNK);
  return chunk.subarray(0, readSync(handle, chunk));
}

function* brokenAtLineBreaks(next: () => Buffer): Generator<FileLine> {
  let pieces: Buffer[] = [];
  let start = 0;
  let number = 1;
  for (let chunk = next(); chunk.length > 0; chunk = next()) {
    let from = 0;
    for (let end = chunk.indexOf(LINE_BREAK); end >= 0; end = chunk.indexOf(LINE_BREAK, from)) {
      const piece = chunk.subarray(from, end);
      const bytes = pieces.length === 0 ? piece : Buffer.concat([...pieces, piece]);
      pieces = [];
      yield { number, bytes, isWhole: true, start, isLast: false };
      start += bytes.length + 1;
      number += 1;
      from = end + 1;
    }
    if (from < chunk.length) pieces.push(chunk.subarray(from));
  }
  if (pieces.length > 0) yield { number, bytes: Buffer.concat(pieces), isWhole: false, start, isLast: false };
}
