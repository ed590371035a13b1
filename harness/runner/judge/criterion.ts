import type { Category, Example } from '../../example/example.js';
import type { Observed } from '../observed.js';

/** One thing that a run must do, or must not do, to pass. */
export interface Criterion {
  /** Stable: it stands in records and reports. */
  readonly name: string;
  /** All of them where left out. */
  readonly categories?: readonly Category[];
  /** What it asks for, as a row of CRITERIA.md says it. */
  readonly asks: string;
  /** What is wrong, a sentence each, with ids and figures; nothing where all is well. Pure. */
  check(seen: Observed, example: Example): readonly string[];
}
