import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../../../platform/errors/fault.js';
import { flushToDisk } from '../../../platform/files/flush.js';
import { makeFolders } from '../../../platform/files/folders.js';
import { PRIVATE_FOLDER } from '../../../platform/files/private.js';
import { gatewayStateFaults as faults } from './faults.js';
import { onFile } from './file-fault.js';

const LOCK = 'lock';
const SNAPSHOT = 'snapshot';
const UNFINISHED = 'snapshot.new';
const JOURNAL = /^journal-([1-9]\d*)$/;

export const lockIn = (folder: string): string => join(folder, LOCK);
export const snapshotIn = (folder: string): string => join(folder, SNAPSHOT);
/** A snapshot that does not count yet. */
export const unfinishedIn = (folder: string): string => join(folder, UNFINISHED);
/** What has happened since the snapshot of the same number. */
export const journalIn = (folder: string, sequence: number): string => join(folder, `journal-${sequence}`);

/** What lies in a folder of state. */
export interface Contents {
  readonly hasSnapshot: boolean;
  /** Their numbers. */
  readonly journals: readonly number[];
  /** Names that are none of ours. */
  readonly others: readonly string[];
}

export function contentsOf(folder: string): Contents {
  const names = onFile(folder, () => readdirSync(folder));
  const journals = names.flatMap((name) => JOURNAL.exec(name)?.[1] ?? []).map(Number);
  const ours = new Set([LOCK, SNAPSHOT, UNFINISHED]);
  return {
    hasSnapshot: names.includes(SNAPSHOT),
    journals,
    // What systems leave in a folder, and at the root of a fresh disk, is nobody's.
    others: names.filter(
      (name) => !ours.has(name) && !JOURNAL.test(name) && !name.startsWith('.') && name !== 'lost+found',
    ),
  };
}

export function makeStateFolder(folder: string, durable: boolean): void {
  onFile(folder, () => {
    const found = statSync(folder, { throwIfNoEntry: false });
    if (found?.isDirectory() === false) {
      const text = `expected a folder for the gateway's state at ${folder}, found a file`;
      throw new Fault(faults.foreign, text, { details: { folder } });
    }
    makeFolders(folder, { mode: PRIVATE_FOLDER, durable });
  });
}

/** Waits until the names in a folder are on the disk itself. */
export function syncNames(folder: string): void {
  onFile(folder, () => flushToDisk(folder));
}

export function removeFile(file: string): void {
  onFile(file, () => rmSync(file, { force: true }));
}
