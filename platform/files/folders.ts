import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { flushToDisk } from './flush.js';

export interface FolderOptions {
  /** Of those that are made; without one, what the system gives. */
  readonly mode?: number;
  /** Waits until their names are on the disk itself. */
  readonly durable?: boolean;
}

/**
 * Makes a folder and those above it, where there are none yet. Level by level: Node 20's own recursive way never
 * returns in a place such as /proc, where nothing can be made.
 */
export function makeFolders(folder: string, options: FolderOptions = {}): void {
  if (isFolder(folder)) return;
  const parent = dirname(folder);
  if (parent !== folder) makeFolders(parent, options);
  try {
    mkdirSync(folder, { mode: options.mode });
  } catch (thrown) {
    // Another process may have made it since we looked.
    if (!isFolder(folder)) throw thrown;
  }
  if (options.durable) flushToDisk(parent);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
