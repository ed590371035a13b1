import { byExampleAndRun } from '../analysis/analysis.js';
import { complaintOf, hasFailed } from '../analysis/clusters.js';
import { grouped } from '../analysis/grouped.js';
import { normalised } from '../analysis/normalise.js';
import { isJudged } from '../analysis/rates.js';
import type { Environment, RunRecord } from '../records/record.js';

/** The runs of an example before one kind of gateway that did not pass. */
export interface Failure {
  readonly kind: Environment['kind'];
  readonly example: string;
  readonly runs: readonly RunRecord[];
  /** How often it ran at all, skipped runs aside. */
  readonly judged: number;
  /** The last of those runs, to which one would look first. */
  readonly last: RunRecord;
  /** What it complained of, each thing once. */
  readonly complaints: readonly string[];
}

export function failuresIn(records: readonly RunRecord[]): readonly Failure[] {
  const groups = grouped(
    records.toSorted(byExampleAndRun),
    ({ evidence, example }) => `${evidence.environment.kind} ${example}`,
  );
  return [...groups.values()].flatMap((ofExample) => {
    const runs = ofExample.filter(hasFailed);
    const last = runs.at(-1);
    if (last === undefined) return [];
    return {
      kind: last.evidence.environment.kind,
      example: last.example,
      runs,
      judged: ofExample.filter(isJudged).length,
      last,
      complaints: [...grouped(runs.map(complaintOf), normalised).values()].flatMap(([first]) => first ?? []),
    };
  });
}
