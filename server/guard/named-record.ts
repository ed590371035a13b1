import { statSync } from 'node:fs';
import { guardFaults } from '../../harness/guard/faults.js';
import { Fault } from '../../platform/errors/fault.js';

/** Nobody means a record that is not there. */
export function requireRecord(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isFile()) return;
  const what = found === undefined ? 'there is no such file' : 'it is no file';
  throw new Fault(guardFaults.no_record, `the record ${file} cannot be read: ${what}`, { details: { file } });
}
