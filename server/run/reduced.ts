import { Fault } from '../../platform/errors/fault.js';
import type { OpenSandbox } from '../sandbox.js';
import { runFaults } from './faults.js';

/** Behind weaker walls nothing runs that a person has not said may: not even our own examples. */
export function refuseReduced(
  { isolation, missing }: Pick<OpenSandbox, 'isolation' | 'missing'>,
  allowsReduced: boolean,
): void {
  if (missing === undefined || allowsReduced) return;
  throw new Fault(runFaults.reduced_isolation, `isolation is reduced here: ${missing}`, {
    details: { walls: isolation.walls },
  });
}
