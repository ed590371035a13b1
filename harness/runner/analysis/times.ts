import { quantile } from '../../../platform/bench/statistics.js';
import type { RunRecord } from '../records/record.js';
import { isJudged } from './rates.js';

/** How long runs took, in milliseconds. */
export interface Times {
  readonly runs: number;
  readonly meanMs: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly longestMs: number;
}

/** Of the runs that began; undefined where none did. */
export function timesOf(records: readonly Pick<RunRecord, 'outcome' | 'execMs'>[]): Times | undefined {
  const durations = records
    .filter((record) => isJudged(record) && record.execMs > 0)
    .map((one) => one.execMs);
  if (durations.length === 0) return undefined;
  return {
    runs: durations.length,
    meanMs: durations.reduce((sum, ms) => sum + ms, 0) / durations.length,
    medianMs: quantile(durations, 0.5),
    p95Ms: quantile(durations, 0.95),
    longestMs: quantile(durations, 1),
  };
}
