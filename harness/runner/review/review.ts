import type { Outcome } from '../verdict.js';

/**
 * `fixed`: its file has been mended since. `environment`: nothing is wrong with the example. `unfixable`: it will
 * not pass, for the reason given.
 */
export type ReviewVerdict = 'fixed' | 'environment' | 'unfixable';

/** What a person has said of an example that did not pass. */
export interface Review {
  readonly validation: string;
  readonly example: string;
  /** Of the example as it failed. */
  readonly hash: string;
  readonly verdict: ReviewVerdict;
  readonly reason: string | undefined;
  /** What became of the mended one; undefined until it has been run again. */
  readonly rerun: Outcome | undefined;
  /** In milliseconds since 1970. */
  readonly at: number;
}

/** Whether nothing is left to be done: what is said to be fixed must have passed. */
export function isSettled({ verdict, rerun }: Pick<Review, 'verdict' | 'rerun'>): boolean {
  return verdict !== 'fixed' || rerun === 'pass';
}
