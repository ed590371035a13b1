import type { Example } from '../example/example.js';
import type { RunRecord } from './records/record.js';

/** What is known of a run once it is over, whoever wanted it. */
export type Ran = Pick<
  RunRecord,
  'outcome' | 'reasons' | 'blame' | 'execMs' | 'error' | 'retries' | 'at' | 'evidence' | 'excerpt'
>;

/** Runs examples, each before an account of its own. */
export interface ExampleRunner {
  /** Rejects only where nothing can be said of the example: it was stopped, or this machine can run nothing. */
  run(example: Example, options: { readonly signal?: AbortSignal }): Promise<Ran>;
  /** Gets ready for many. */
  warmUp(): Promise<void>;
}
