import type { Origin } from './origin.js';

/** A value as a source gave it, not yet checked. */
export interface Given {
  readonly value: unknown;
  readonly origin: Origin;
}

/** What a source had to say: values by key, and what is wrong with it. */
export interface Source {
  readonly given: ReadonlyMap<string, Given>;
  readonly complaints: readonly string[];
}
