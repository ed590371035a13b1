import type { Book, StandingOrder } from '../book/book.js';
import type { Watch } from '../watch/watch.js';

/** What a verdict stands on, as it is at this moment. */
export interface Look {
  readonly watch: Pick<Watch, 'instrument' | 'quote' | 'rate' | 'position' | 'profitToday' | 'time'>;
  readonly book: Pick<Book, 'open' | 'notionalToday' | 'unsettled'>;
  /** The accounts of the session's login, all of them paper accounts. */
  readonly managed: readonly string[];
  readonly clientId: number;
  /** By the guard's own clock. */
  readonly now: number;
  /** The order that would be modified, open or a draft. */
  readonly standing: StandingOrder | undefined;
  /** The order's parent, where the guard knows it as open, a draft, or filled today. */
  readonly parent: StandingOrder | undefined;
  /** Why the order's parent did not go through, where the guard refused it a moment ago: `quantity: 25 shares …`. */
  readonly parentRefusal?: string | undefined;
  /** Why the kill switch is on; undefined when it is off. */
  readonly killed: string | undefined;
}
