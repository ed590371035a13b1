import { expect } from 'vitest';
import { Fault } from '../../../platform/errors/fault.js';

/** The fault that `work` ends with. */
export async function faultOf(work: Promise<unknown>): Promise<Fault> {
  const thrown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (thrown instanceof Fault) return thrown;
  expect.fail(`expected a fault, found ${String(thrown)}`);
}
