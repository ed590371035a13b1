import { Fault } from '../../../platform/errors/fault.js';
import { validationFaults } from './faults.js';

/** What kept a process from its runs. A full disk shows in many places, and not all of them know what to say. */
export function asTrouble(thrown: unknown): unknown {
  if (!(thrown instanceof Error) || thrown instanceof Fault || !('code' in thrown)) return thrown;
  if (thrown.code !== 'ENOSPC' && thrown.code !== 'EDQUOT') return thrown;
  return new Fault(validationFaults.full, `nothing can be run: ${thrown.message}`, { cause: thrown });
}
