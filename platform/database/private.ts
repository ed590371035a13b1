import { chmodSync, closeSync, openSync, statSync } from 'node:fs';
import { codeOf } from '../errors/thrown.js';
import { PRIVATE_FILE } from '../files/private.js';

/**
 * What is in a database is its owner's alone to read: reports in it name accounts. SQLite gives the files beside it
 * the same rights.
 */
export function makePrivate(file: string): void {
  closeSync(openSync(file, 'a', PRIVATE_FILE));
  const isOthers = (statSync(file).mode & 0o077) !== 0;
  try {
    if (isOthers) chmodSync(file, PRIVATE_FILE);
  } catch (error) {
    // Another user's, who has let this one write to it.
    if (codeOf(error) !== 'EPERM') throw error;
  }
}
