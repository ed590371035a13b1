import type { Gate } from '../asking/gate.js';

/** What the upstream goes on telling by itself, once it has been asked. */
export interface Followed {
  /** Open once all of it has been told, or nobody is to wait for it any more. */
  readonly told: Gate;
  /** Asks for no more of it. */
  end(): void;
}
