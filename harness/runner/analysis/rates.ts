import type { RunRecord } from '../records/record.js';
import { countOf, NO_OUTCOMES, type Outcome, type OutcomeCounts } from '../verdict.js';

export interface PassRate {
  readonly outcomes: OutcomeCounts;
  /** Runs that say something of the code: all but those that were skipped. */
  readonly judged: number;
  /** Per cent of the judged; undefined where there are none. */
  readonly percent: number | undefined;
  /** In per cent. */
  readonly expected: number;
  /** Undefined where nothing was judged. */
  readonly isMet: boolean | undefined;
}

/** How often something happened that should be rare. */
export interface RareRate {
  readonly runs: number;
  /** Of the judged; undefined where there are none. */
  readonly percent: number | undefined;
  /** In per cent. */
  readonly most: number;
  readonly isMet: boolean | undefined;
}

export function outcomeCounts(records: readonly Pick<RunRecord, 'outcome'>[]): OutcomeCounts {
  const counts: Record<Outcome, number> = { ...NO_OUTCOMES };
  for (const { outcome } of records) counts[outcome] += 1;
  return counts;
}

export function isJudged({ outcome }: Pick<RunRecord, 'outcome'>): boolean {
  return outcome !== 'skipped';
}

export function passRate(records: readonly Pick<RunRecord, 'outcome'>[], expected: number): PassRate {
  const counts = outcomeCounts(records);
  const judged = countOf(counts) - counts.skipped;
  const percent = percentOf(counts.pass, judged);
  return {
    outcomes: counts,
    judged,
    percent,
    expected,
    isMet: percent === undefined ? undefined : percent >= expected,
  };
}

export function rareRate(
  records: readonly RunRecord[],
  happened: (record: RunRecord) => boolean,
  most: number,
): RareRate {
  const judged = records.filter(isJudged);
  const runs = judged.filter(happened).length;
  const percent = percentOf(runs, judged.length);
  return { runs, percent, most, isMet: percent === undefined ? undefined : percent < most };
}

/** Multiplied first, for 29 of 100 to be 29 and not a hair less. */
function percentOf(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : (part * 100) / whole;
}
