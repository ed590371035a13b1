import type { Example } from '../example/example.js';
import type { Environment, RunRecord } from './records/record.js';

/** What is known of a run once it is over, whoever wanted it. */
export type Ran = Pick<
  RunRecord,
  'outcome' | 'reasons' | 'blame' | 'execMs' | 'retries' | 'at' | 'evidence' | 'excerpt'
>;

/** Runs examples, each before an account of its own. */
export interface ExampleRunner {
  /** Before what; of a run that takes place, its evidence says more. */
  readonly environment: Environment;
  /** Rejects only where nothing can be said of the example: it was stopped, or this machine can run nothing. */
  run(example: Example, options: { readonly signal?: AbortSignal }): Promise<Ran>;
  /** Gets ready for many. */
  warmUp(): Promise<void>;
}
