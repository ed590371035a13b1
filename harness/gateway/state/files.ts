import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Fault } from '../../../platform/errors/fault.js';
import { gatewayStateFaults as faults } from './faults.js';
import { onFile } from './file-fault.js';

/** Everything here is the user's own. */
const PRIVATE_FOLDER = 0o700;
export const PRIVATE_FILE = 0o600;

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

/** Level by level: Node 20's own recursive way never returns in a place where nothing can be made. */
export function makeFolder(folder: string, durable: boolean): void {
  if (isFolder(folder)) return;
  makeFolder(dirname(folder), durable);
  onFile(folder, () => {
    try {
      mkdirSync(folder, { mode: PRIVATE_FOLDER });
    } catch (thrown) {
      // Another process may have made it since we looked.
      if (!isFolder(folder)) throw thrown;
    }
  });
  if (durable) syncNames(dirname(folder));
}

function isFolder(path: string): boolean {
  const found = onFile(path, () => statSync(path, { throwIfNoEntry: false }));
  if (found === undefined || found.isDirectory()) return found !== undefined;
  throw new Fault(faults.foreign, `expected a folder for the gateway's state at ${path}, found a file`, {
    details: { folder: path },
  });
}

/** The system may take less at a time than it was given, above all when there is hardly room left. */
export function writeAll(handle: number, text: string): number {
  const bytes = Buffer.from(text);
  for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done);
  return bytes.length;
}

/** Waits until the names in a folder are on the disk itself. */
export function syncNames(folder: string): void {
  onFile(folder, () => {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  });
}

export function removeFile(file: string): void {
  onFile(file, () => rmSync(file, { force: true }));
}
