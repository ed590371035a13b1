import type { Passage, Side } from '../guard/transcript/transcript.js';
import type { Ending } from '../sandbox/result.js';
import type { Direction } from '../wire/catalog.js';
import type { Fields } from '../wire/decode.js';

/** All that was seen of one run that nobody stopped: what the verdict is made of. Plain data, fit for JSON. */
export interface Observed {
  /** The program's connections, in the order in which they were made. */
  readonly sessions: readonly ObservedSession[];
  /** Messages that came when there were too many to keep; what is judged is incomplete then. */
  readonly unkept: number;
  readonly ending: Exclude<Ending, 'stopped'>;
  readonly exitCode: number | undefined;
  /** The signal that has ended it, such as `SIGSEGV`. */
  readonly endedBy: string | undefined;
  /** Why it did not start. */
  readonly trouble: string | undefined;
  readonly stdout: string;
  readonly stderr: string;
  readonly runMs: number;
  /** What the guard did not let through. */
  readonly refused: readonly ObservedRefusal[];
  /** Connections that the program had not closed when it ended; undefined where that could not be seen. */
  readonly leftOpen: number | undefined;
  /** The account before the program came and after it had left; undefined where it could not be asked. */
  readonly account: { readonly before: AccountSeen; readonly after: AccountSeen } | undefined;
}

export interface ObservedSession {
  readonly name: string;
  /** Server version, once client and gateway have greeted each other. */
  readonly version: number | undefined;
  /** In the order in which they crossed the guard. */
  readonly messages: readonly ObservedMessage[];
  /** Who has ended it, and why, in the guard's words. */
  readonly ended: { readonly by: Side; readonly because: string } | undefined;
}

export interface ObservedMessage {
  /** Milliseconds since the run's first message. */
  readonly at: number;
  readonly direction: Direction;
  readonly passage: Passage;
  /** By the protocol's own names: `reqMktData`, `tickPrice`. */
  readonly name: string;
  /** The text of each field that says something; none of what could not be read. */
  readonly texts: Fields;
}

export interface ObservedRefusal {
  readonly request: string;
  readonly rule: string;
  readonly reason: string;
}

/** What can be asked of an account from outside. */
export interface AccountSeen {
  readonly openOrders: readonly SeenOrder[];
  readonly positions: readonly SeenPosition[];
}

export interface SeenOrder {
  readonly permId: number;
  readonly symbol: string;
  readonly action: string;
  readonly quantity: number;
  readonly orderType: string;
  readonly status: string;
}

export interface SeenPosition {
  readonly conId: number;
  readonly symbol: string;
  readonly secType: string;
  readonly quantity: number;
}
