import type { Example } from '../../example/example.js';
import type { Observed } from '../observed.js';
import type { Reason, Verdict } from '../verdict.js';
import { criteria } from './criteria.js';
import type { Criterion } from './criterion.js';
import { endingOf } from './ending.js';

/** Reasons of one criterion beyond these are counted only. */
const MOST_REASONS = 5;

/** What became of a run, and by what one knows. All criteria are looked at, however the program ended. */
export function judge(seen: Observed, example: Example): Verdict {
  const ending = endingOf(seen, example.expects);
  const unmet = criteriaOf(example).flatMap((criterion) => reasonsOf(criterion, seen, example));
  if (ending) return { outcome: ending.outcome, reasons: [...ending.reasons, ...unmet] };
  return { outcome: unmet.length > 0 ? 'fail' : 'pass', reasons: unmet };
}

function criteriaOf({ category }: Example): readonly Criterion[] {
  return criteria.filter(({ categories }) => categories?.includes(category) ?? true);
}

function reasonsOf({ name, check }: Criterion, seen: Observed, example: Example): readonly Reason[] {
  const wrong = [...new Set(check(seen, example))];
  const more = wrong.length - MOST_REASONS;
  const told = more > 0 ? [...wrong.slice(0, MOST_REASONS), `and ${more} more`] : wrong;
  return told.map((message) => ({ criterion: name, message }));
}
