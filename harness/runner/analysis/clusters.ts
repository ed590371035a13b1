import { errorOf, type RunRecord } from '../records/record.js';
import type { Blame, Outcome } from '../verdict.js';
import { outcomes } from '../verdict.js';
import { grouped } from './grouped.js';
import { normalised } from './normalise.js';
import { plainLine } from './plain-text.js';
import { isJudged } from './rates.js';

/** Runs that say the same but for what is each one's own. */
interface Alike {
  /** What they have in common, with signs for the rest. */
  readonly pattern: string;
  /** What the first of them said, by the order of examples and runs. */
  readonly message: string;
  readonly runs: number;
  readonly examples: readonly string[];
}

export interface Cluster extends Alike {
  readonly outcomes: readonly Outcome[];
}

export interface Skipped extends Alike {
  readonly languages: readonly RunRecord['language'][];
}

export interface BlameCount extends Alike {
  readonly on: Blame['on'];
}

export function hasFailed(record: RunRecord): boolean {
  return isJudged(record) && record.outcome !== 'pass';
}

/** What is wrong with a run, in a line that begins with the criterion it does not meet. */
export function complaintOf(record: RunRecord): string {
  const [first] = record.reasons;
  return first ? plainLine(`${first.criterion}: ${first.message}`) : withoutReason(record);
}

/** Why a run was skipped: it is the only reason, and needs no name. */
function whySkipped(record: RunRecord): string {
  return plainLine(errorOf(record) ?? '') || withoutReason(record);
}

function withoutReason({ outcome }: RunRecord): string {
  return `${outcome}, without a reason`;
}

/** Each failed run stands in one of them; the largest come first. */
export function clusterFailures(records: readonly RunRecord[]): readonly Cluster[] {
  return alike(records.filter(hasFailed), complaintOf).map(({ members, ...rest }) => ({
    ...rest,
    outcomes: outcomes.filter((outcome) => members.some((record) => record.outcome === outcome)),
  }));
}

export function skippedBy(records: readonly RunRecord[]): readonly Skipped[] {
  const skipped = records.filter((record) => !isJudged(record));
  return alike(skipped, whySkipped).map(({ members, ...rest }) => ({
    ...rest,
    languages: [...new Set(members.map(({ language }) => language))].sort(),
  }));
}

export function countBlame(records: readonly RunRecord[]): readonly BlameCount[] {
  return (['code', 'environment'] as const).flatMap((on) => {
    const blamed = records.filter(({ blame }) => blame?.on === on);
    return alike(blamed, ({ blame }) => plainLine(blame?.because ?? '')).map(({ members: _, ...rest }) => ({
      on,
      ...rest,
    }));
  });
}

function alike(
  records: readonly RunRecord[],
  says: (record: RunRecord) => string,
): readonly (Alike & { readonly members: readonly RunRecord[] })[] {
  const groups = grouped(records, (record) => normalised(says(record)));
  return [...groups]
    .map(([pattern, members]) => ({
      pattern,
      message: members[0] ? says(members[0]) : pattern,
      runs: members.length,
      examples: [...new Set(members.map(({ example }) => example))],
      members,
    }))
    .sort((a, b) => b.runs - a.runs || (a.pattern < b.pattern ? -1 : 1));
}
