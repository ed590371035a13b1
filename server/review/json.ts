import { errorOf } from '../../harness/runner/records/record.js';
import type { Validation } from '../../harness/runner/records/validation.js';
import type { FailedExample } from '../../harness/runner/review/failures.js';
import type { Reviewed } from '../../harness/runner/review/session.js';
import type { Pattern, SimilarPatterns } from './similar-patterns.js';

/** What is open, with all that a person would be shown. */
export async function listJson(
  { id }: Validation,
  failures: readonly FailedExample[],
  similarPatterns: SimilarPatterns,
): Promise<string> {
  const shapes = failures.map(async (failure) => shapeOf(failure, await similarPatterns(failure.record)));
  return JSON.stringify({ validation: id, failures: await Promise.all(shapes) });
}

/** What was said at one sitting, and what is left. */
export function reviewedJson({ id }: Validation, { said, open }: Reviewed): string {
  const shapes = said.map(({ reason, rerun, ...rest }) => ({
    ...rest,
    reason: reason ?? null,
    rerun: rerun ?? null,
  }));
  return JSON.stringify({ validation: id, said: shapes, open });
}

function shapeOf({ record, runs, alike, review }: FailedExample, similar: readonly Pattern[]): object {
  const { example, title, file, line, category, language, tier, hash, code } = record;
  const said = review && { verdict: review.verdict, rerun: review.rerun ?? null, at: review.at };
  return {
    ...{ example, title, file, line, category, language, tier, hash, runs },
    failed: alike.map(({ runs: which, record: { outcome, blame, reasons, excerpt } }) => ({
      ...{
        runs: which,
        outcome,
        blame: blame ?? null,
        error: errorOf({ reasons }) ?? null,
        reasons,
        excerpt,
      },
    })),
    review: said ?? null,
    similar,
    code,
  };
}
