import type { Review } from '../../../../harness/runner/review/review.js';

/** What somebody said of the example `a`. */
export function aReview(special: Partial<Review>): Review {
  const said = {
    validation: 'val_1',
    example: 'a',
    hash: 'f00d',
    verdict: 'fixed',
    reason: undefined,
  } as const;
  return { ...said, rerun: undefined, at: Date.UTC(2026, 2, 2, 16), ...special };
}
