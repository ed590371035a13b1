import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Fault } from '../errors/fault.js';
import { databaseFaults } from './faults.js';
import { codeOf, sqliteFault } from './sqlite-fault.js';

/** Makes the folder a file is to lie in; a folder that cannot be is a fault that names it. */
export function makeFolderFor(file: string): void {
  const folder = dirname(file);
  try {
    makeFolder(folder);
  } catch (cause) {
    const fault = sqliteFault(cause, file);
    if (fault instanceof Fault) throw fault;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Fault(databaseFaults.not_writable, `cannot make the folder ${folder} (${reason})`, {
      cause,
      details: { file, code: codeOf(cause) },
    });
  }
}

/** Level by level: Node 20's own recursive way never returns in a place such as /proc, where nothing can be made. */
function makeFolder(folder: string): void {
  if (isFolder(folder)) return;
  const parent = dirname(folder);
  if (parent !== folder) makeFolder(parent);
  try {
    mkdirSync(folder);
  } catch (thrown) {
    // Another process may have made it since we looked.
    if (codeOf(thrown) !== 'EEXIST' || !isFolder(folder)) throw thrown;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
