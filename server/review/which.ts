import type { RunStore } from '../../harness/runner/records/store.js';
import type { Validation } from '../../harness/runner/records/validation.js';
import { reviewFaults } from '../../harness/runner/review/faults.js';
import { Fault } from '../../platform/errors/fault.js';

/** The validation of this id; without one, the last that nobody has given up. */
export async function validationFor(store: RunStore, id: string | undefined): Promise<Validation> {
  if (id === undefined) {
    const last = (await store.validations(LOOKED_AT)).find(({ ended }) => ended !== 'given-up');
    if (last !== undefined) return last;
    throw new Fault(reviewFaults.no_validation, 'nothing has been validated here yet');
  }
  const named = await store.validation(id);
  if (named !== undefined) return named;
  const known = (await store.validations(LOOKED_AT)).map((each) => each.id);
  const next = known.length === 0 ? {} : { next: `The last ones are ${known.slice(0, 3).join(', ')}.` };
  throw new Fault(reviewFaults.no_validation, `there is no validation ${JSON.stringify(id)}`, next);
}

const LOOKED_AT = 50;
