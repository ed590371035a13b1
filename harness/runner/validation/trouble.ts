import { Fault } from '../../../platform/errors/fault.js';
import { messageOf } from '../../../platform/errors/thrown.js';
import { storageTroubleOf } from '../../../platform/files/storage-trouble.js';
import { validationFaults } from './faults.js';

/** What kept a process from its runs. A full disk shows in many places, and not all of them know what to say. */
export function asTrouble(thrown: unknown): unknown {
  if (thrown instanceof Fault || storageTroubleOf(thrown) !== 'full') return thrown;
  return new Fault(validationFaults.full, `nothing can be run: ${messageOf(thrown)}`, { cause: thrown });
}
