import { chmodSync, closeSync, existsSync, openSync, statSync } from 'node:fs';
import { codeOf } from '../errors/thrown.js';
import { PRIVATE_FILE } from '../files/private.js';

/** SQLite gives those beside a database its rights when it makes them. */
const BESIDE = ['', '-wal', '-shm'];

/** What is in a database is its owner's alone to read: reports in it name accounts. */
export function makePrivate(file: string): void {
  closeSync(openSync(file, 'a', PRIVATE_FILE));
  for (const each of BESIDE.map((ending) => `${file}${ending}`)) if (isOthersToo(each)) takeFromOthers(each);
}

function isOthersToo(file: string): boolean {
  return existsSync(file) && (statSync(file).mode & 0o077) !== 0;
}

function takeFromOthers(file: string): void {
  try {
    chmodSync(file, PRIVATE_FILE);
  } catch (error) {
    // Another user's, who has let this one write to it.
    if (codeOf(error) !== 'EPERM') throw error;
  }
}
