import type { Example, Needs } from '../../example/example.js';
import type { Upstream } from '../guarded.js';
import type { AccountSeen, ObservedSession } from '../observed.js';
import type { Environment } from '../records/record.js';

/** The market and the account that one run has before it. */
export interface RunMarket extends Upstream {
  readonly environment: Environment;
  /** Begins what was to happen while the program runs. */
  programBegins(): void;
  /** What the account holds now; undefined where it cannot be asked. */
  look(): Promise<AccountSeen | undefined>;
}

/** Where runs get their markets from. */
export interface Markets {
  /** Of a run that did not come so far as to meet one. */
  readonly environment: Environment;
  /** Resolves once a run can take place there; throws where none will. */
  ready(signal: AbortSignal | undefined): Promise<void>;
  /** Why a run that needs this cannot take place there now; undefined where it can. */
  unfit(needs: Needs): Promise<string | undefined>;
  /** Resolves once the example may run, to how it is to be run there. */
  turn(example: Example, signal: AbortSignal | undefined): Promise<Example>;
  open(example: Pick<Example, 'category' | 'needs'>): Promise<RunMarket>;
  /** Told of every run that took place, of one that was stopped, too. */
  took(sessions: readonly ObservedSession[]): void;
}
