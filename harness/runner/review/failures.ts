import { hasFailed } from '../analysis/clusters.js';
import { grouped } from '../analysis/grouped.js';
import type { RunRecord } from '../records/record.js';
import { isSettled, type Review } from './review.js';

/** An example of which some run did not pass. */
export interface FailedExample {
  /** Of those that did not pass the last one: what it is, and its code. */
  readonly record: RunRecord;
  /** All runs of it that are on record. */
  readonly runs: number;
  /** Those that did not pass, the same ones together. */
  readonly alike: readonly FailedRuns[];
  /** What was said of it last. */
  readonly review: Review | undefined;
}

/** Runs that went wrong in the same way. */
interface FailedRuns {
  readonly runs: readonly number[];
  readonly record: RunRecord;
}

/** Those of which nobody has said yet what is to become of them. */
export function openFailures(
  records: readonly RunRecord[],
  reviews: readonly Review[],
): readonly FailedExample[] {
  const said = new Map(reviews.map((review) => [review.example, review]));
  return failedExamples(records).flatMap((failure) => {
    const review = said.get(failure.record.example);
    return review !== undefined && isSettled(review) ? [] : [{ ...failure, review }];
  });
}

/** Examples that did not pass, in the order of the records; what was skipped has not failed. */
export function failedExamples(records: readonly RunRecord[]): readonly Omit<FailedExample, 'review'>[] {
  return [...grouped(records, ({ example }) => example).values()].flatMap((ofExample) => {
    const failed = ofExample.filter(hasFailed);
    const record = failed.at(-1);
    return record === undefined ? [] : [{ record, runs: ofExample.length, alike: alikeIn(failed) }];
  });
}

function alikeIn(failed: readonly RunRecord[]): readonly FailedRuns[] {
  const groups = grouped(failed, ({ outcome, reasons }) => JSON.stringify([outcome, reasons]));
  return [...groups.values()].flatMap((alike) => {
    const record = alike.at(-1);
    return record === undefined ? [] : [{ runs: alike.map(({ run }) => run), record }];
  });
}
