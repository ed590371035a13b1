import type { Analysis } from '../analysis/analysis.js';
import type { Failure } from './failure.js';

/** What a report for people is made of. */
export interface Shown {
  readonly analysis: Analysis;
  readonly failures: readonly Failure[];
  /** Of what it is the report. */
  readonly title: string;
  /** When it is written, in milliseconds since 1970. */
  readonly at: number;
}
