import { dirname } from 'node:path';
import { Fault } from '../errors/fault.js';
import { codeOf, messageOf } from '../errors/thrown.js';
import { makeFolders } from '../files/folders.js';
import { databaseFaults } from './faults.js';
import { sqliteFault } from './sqlite-fault.js';

/** Makes the folder a file is to lie in; a folder that cannot be is a fault that names it. */
export function makeFolderFor(file: string): void {
  const folder = dirname(file);
  try {
    makeFolders(folder);
  } catch (cause) {
    const fault = sqliteFault(cause, file);
    if (fault instanceof Fault) throw fault;
    const reason = messageOf(cause);
    throw new Fault(databaseFaults.not_writable, `cannot make the folder ${folder} (${reason})`, {
      cause,
      details: { file, code: codeOf(cause) },
    });
  }
}
