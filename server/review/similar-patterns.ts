import type { RunRecord } from '../../harness/runner/records/record.js';

/** A mistake that is known, and what to do about it. */
export interface Pattern {
  readonly title: string;
  readonly advice: string;
}

/** Finds mistakes that are known and look like what went wrong in this run. */
export type SimilarPatterns = (failed: RunRecord) => Promise<readonly Pattern[]>;
