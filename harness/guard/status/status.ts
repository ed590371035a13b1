import type { Book } from '../book/book.js';
import type { Policy } from '../policy/policy.js';
import type { DayLimits } from '../record/line.js';
import type { Watch } from '../watch/watch.js';
import type { LastRefused, Tally } from './tally.js';

/** How a guard stands, as its control port tells it. */
export interface GuardStatus {
  readonly upstream: string;
  readonly policy: string;
  /** When it began: ISO 8601, UTC. */
  readonly since: string;
  /** Whether the guard's own session with the upstream is up. */
  readonly isUpstreamReached: boolean;
  readonly sessions: number;
  /** The client ids of those who have started the API. */
  readonly clients: readonly number[];
  readonly killed: string | undefined;
  readonly openOrders: number;
  readonly today: Today;
  readonly limits: DayLimits;
  /** The newest first. */
  readonly lastRefused: readonly LastRefused[];
  readonly record: string;
  /** Why nothing can be put on record any more, so that no order goes through; null while all is well. */
  readonly recordFailure: string | null;
}

/** How much of the limits has been used since midnight in New York. */
export interface Today {
  /** Orders, modifications and what-ifs. */
  readonly allowed: number;
  readonly refused: number;
  readonly accounts: readonly AccountToday[];
}

export interface AccountToday {
  readonly account: string;
  readonly openOrders: number;
  /** What has moved or may still move, in its currency. */
  readonly notional: number;
  /** Below 0 is a gain; null where it is not known. */
  readonly lost: number | null;
}

export function dayLimits({ limits }: Pick<Policy, 'limits'>): DayLimits {
  const { openOrders = null, notionalPerDay = null, lossPerDay = null } = limits;
  return { openOrders, notionalPerDay, lossPerDay };
}

interface Sources {
  readonly book: Pick<Book, 'open' | 'notionalToday'>;
  readonly tally: Tally;
  /** Without one, nobody knows what was lost. */
  readonly watch?: Pick<Watch, 'accounts' | 'profitToday'>;
}

export function todayOf({ book, tally, watch }: Sources, now: number): Today {
  const managed = watch?.accounts();
  const named = new Set([...(managed?.known ? managed.value : []), ...tally.accounts]);
  return {
    allowed: tally.allowed(now),
    refused: tally.refused(now),
    accounts: [...named].toSorted().map((account) => {
      const profit = watch?.profitToday(account);
      return {
        account,
        openOrders: book.open(account).length,
        notional: book.notionalToday(account, now),
        lost: profit?.known ? 0 - profit.value : null,
      };
    }),
  };
}
