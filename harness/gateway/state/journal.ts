import { closeSync, fdatasyncSync, openSync, truncateSync } from 'node:fs';
import { linesOf } from '../../../platform/files/lines.js';
import { PRIVATE_FILE } from '../../../platform/files/private.js';
import { writeAll } from '../../../platform/files/write.js';
import type { Entry, Fold } from './entry.js';
import { onFile } from './file-fault.js';
import { readLine, writeLine } from './line.js';
import { damaged } from './snapshot.js';

/** Where a journal ends: its next line goes on from there. */
export interface JournalEnd {
  readonly length: number;
  readonly checksum: number;
}

/** A journal that is written to. */
export interface Journal {
  readonly length: number;
  /** Kept when it returns: from the end of this process, and if it is durable from a loss of power too. */
  write(entry: Entry): void;
  close(): void;
}

export interface ReadJournal extends JournalEnd {
  /** Bytes of a write that was cut off at its end. */
  readonly unfinished: number;
}

/**
 * Adds what it says to the state of its snapshot. A process that dies, or a machine, may leave half of its last
 * line, which nobody has been told is kept; anything else that is wrong is damage.
 */
export function readJournal(file: string, snapshotChecksum: number, fold: Fold): ReadJournal {
  let checksum = snapshotChecksum;
  let length = 0;
  let unfinished = 0;
  for (const { number, bytes, isWhole, isLast, start } of linesOf(file, { onFile })) {
    const line = isWhole ? readLine(bytes, checksum) : undefined;
    if (line) {
      fold.add(JSON.parse(line.json));
      checksum = line.checksum;
      length = start + bytes.length + 1;
    } else if (isLast && wasCutOff(bytes, isWhole, checksum)) {
      unfinished = bytes.length + (isWhole ? 1 : 0);
    } else {
      throw damaged(file, number, 'the line is not what was written after the one before');
    }
  }
  return { length, checksum, unfinished };
}

function wasCutOff(bytes: Buffer, isWhole: boolean, before: number): boolean {
  // After a loss of power the end of a write may be there without its middle, in place of which there are zeros.
  if (isWhole) return bytes.includes(0);
  // All there with something in place of its line break: that line had been kept, and was spoilt afterwards.
  return readLine(bytes.subarray(0, -1), before) === undefined;
}

/** Goes on with a journal where it ends; a write that was cut off makes way. */
export function continueJournal(
  file: string,
  { length, checksum, unfinished }: ReadJournal,
  durable: boolean,
): Journal {
  if (unfinished > 0) onFile(file, () => truncateSync(file, length));
  return writeTo(file, 'a', { length, checksum }, durable);
}

/** A journal in which nothing stands yet, after the snapshot with this checksum. */
export function beginJournal(file: string, checksum: number, durable: boolean): Journal {
  return writeTo(file, 'ax', { length: 0, checksum }, durable);
}

function writeTo(file: string, flag: 'a' | 'ax', end: JournalEnd, durable: boolean): Journal {
  const handle = onFile(file, () => openSync(file, flag, PRIVATE_FILE));
  let { length, checksum } = end;
  return {
    get length() {
      return length;
    },
    write(entry) {
      const line = writeLine(entry, checksum);
      onFile(file, () => {
        length += writeAll(handle, line.text);
        if (durable) fdatasyncSync(handle);
      });
      checksum = line.checksum;
    },
    close: () => closeSync(handle),
  };
}
