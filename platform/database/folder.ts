import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Fault } from '../errors/fault.js';
import { databaseFaults } from './faults.js';
import { codeOf, sqliteFault } from './sqlite-fault.js';

/** Makes the folder a file is to lie in; a folder that cannot be is a fault that names it. */
export function makeFolderFor(file: string): void {
  const folder = dirname(file);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    const fault = sqliteFault(cause, file);
    if (fault instanceof Fault) throw fault;
    throw new Fault(databaseFaults.not_writable, `cannot make the folder ${folder} (${codeOf(cause)})`, {
      cause,
      details: { file, code: codeOf(cause) },
    });
  }
}
