/** What became of an example's run. */
export const outcomes = ['pass', 'fail', 'error', 'timeout', 'blocked', 'skipped'] as const;
/**
 * `fail`: it ran, and did not do what is expected. `error`: it crashed. `blocked`: guard or sandbox stopped it.
 * `skipped`: what it runs in is not here.
 */
export type Outcome = (typeof outcomes)[number];

/** How many there are of each. */
export type OutcomeCounts = Readonly<Record<Outcome, number>>;

export const NO_OUTCOMES: OutcomeCounts = { pass: 0, fail: 0, error: 0, timeout: 0, blocked: 0, skipped: 0 };

export function countOf(counts: OutcomeCounts): number {
  return outcomes.reduce((sum, outcome) => sum + counts[outcome], 0);
}

/** One thing that was expected and not seen, or seen and not expected. */
export interface Reason {
  /** The criterion's stable name, such as `cancels-subscriptions`. */
  readonly criterion: string;
  readonly message: string;
}

export interface Verdict {
  readonly outcome: Outcome;
  /** None when it passed. */
  readonly reasons: readonly Reason[];
}

/** Whose fault it is that a run did not pass, and by what one knows. */
export interface Blame {
  readonly on: 'code' | 'environment';
  readonly because: string;
}
