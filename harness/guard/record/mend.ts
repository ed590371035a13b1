import { existsSync, readFileSync, renameSync, truncateSync } from 'node:fs';
import { dirname } from 'node:path';
import { flushToDisk } from '../../../platform/files/flush.js';
import { PRIVATE_FILE } from '../../../platform/files/private.js';
import { writeToDisk } from '../../../platform/files/write.js';
import { onFile } from './file-fault.js';
import { cutOf } from './files.js';
import type { Entry } from './line.js';
import type { AuditReport } from './verify.js';

/**
 * Cuts off what is torn at the end of a record, after keeping it in a file of its own. Gives what is still to be put
 * on record about it, also when a process before this one was killed between the two.
 */
export function mend({ file, last, torn }: AuditReport): Extract<Entry, { kind: 'mended' }> | undefined {
  const cut = cutOf(file, last.seq + 1);
  const kept = onFile(cut, () => (existsSync(cut) ? readFileSync(cut) : Buffer.alloc(0)));
  if (torn === undefined) {
    return kept.length === 0 ? undefined : { kind: 'mended', bytes: kept.length, keptIn: cut };
  }
  const hasIt = kept.subarray(-torn.bytes.length).equals(torn.bytes);
  const all = hasIt ? kept : Buffer.concat([kept, torn.bytes]);
  onFile(cut, () => {
    if (!hasIt) writeWhole(cut, all);
    truncateSync(file, torn.start);
  });
  return { kind: 'mended', bytes: all.length, keptIn: cut };
}

function writeWhole(file: string, bytes: Buffer): void {
  const unfinished = `${file}.new`;
  writeToDisk(unfinished, bytes, PRIVATE_FILE);
  renameSync(unfinished, file);
  flushToDisk(dirname(file));
}
