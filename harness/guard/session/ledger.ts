import type { Clock } from '../../../platform/clock/clock.js';
import type { Book } from '../book/book.js';
import type { KillSwitch } from '../kill/kill-switch.js';
import type { Audit, Entry } from '../record/line.js';
import type { Watch } from '../watch/watch.js';
import type { Drafts } from './drafts.js';

/** What all sessions of a guard share. */
export interface Ledger {
  readonly audit: Audit;
  readonly book: Book;
  readonly watch: Watch;
  readonly kill: KillSwitch;
  readonly clock: Clock;
  /** Puts on record what is about to be done, and takes it into the book at once. */
  record(entry: Entry): Promise<void>;
  /** The same for what has happened already: nobody waits for it. */
  note(entry: Entry): void;
  /** An error may have ended an order of which nothing was heard yet: the upstream is asked, a little later. */
  doubt(clientId: number, orderId: number): void;
  /**
   * Learns what became of the orders of a client that was away; undefined where it has none open. Never rejects.
   */
  settle(clientId: number): Promise<void> | undefined;
  /** Waits for a session of that client id that is about to end; undefined where there is none. */
  free(clientId: number): Promise<unknown> | undefined;
  /** Orders of absent clients, too, have been cancelled: it is found out which, a little later. */
  cancelled(): void;
  /** The drafts of a client, whichever session sent them. */
  draftsOf(clientId: number): Drafts;
}
