import { newYorkDay } from '../book/new-york-day.js';
import type { Entry, Line } from '../record/line.js';

/** An order or another request that did not go through, for whoever asks why. */
export interface LastRefused {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly clientId: number;
  /** Of an order; of other requests none. */
  readonly orderId: number | null;
  /** Such as `BUY 100 AAPL`, or the name of the request. */
  readonly what: string;
  readonly rule: string;
  readonly reason: string;
}

/** How many orders were asked for today, and which were refused last: a fold over what is on record, as the book is. */
export interface Tally {
  apply(entry: Entry, at: number): void;
  /** Lines that somebody else goes through, taken in on the way. */
  with(lines: Iterable<Line>): Iterable<Line>;
  /** Orders, modifications and what-ifs of the day. */
  allowed(now: number): number;
  refused(now: number): number;
  /** The newest first, whichever day they are of. */
  readonly last: readonly LastRefused[];
  /** Those that orders have gone to, on any day. */
  readonly accounts: ReadonlySet<string>;
}

/** As many as anybody reads. */
const MOST_KEPT = 5;

export function createTally(): Tally {
  let today = Number.NEGATIVE_INFINITY;
  let allowed = 0;
  let refused = 0;
  let last: readonly LastRefused[] = [];
  const accounts = new Set<string>();
  const reach = (at: number) => {
    const day = newYorkDay(at);
    if (day <= today) return;
    today = day;
    allowed = 0;
    refused = 0;
  };
  const apply = (entry: Entry, at: number) => {
    reach(at);
    if (entry.kind === 'order') {
      if (entry.allowed) {
        allowed += 1;
        accounts.add(entry.account);
      } else refused += 1;
    } else if (entry.kind === 'more') refused += entry.count;
    else if (isUnreadOrder(entry)) refused += 1;
    const refusal = refusalIn(entry, at);
    if (refusal) last = [refusal, ...last].slice(0, MOST_KEPT);
  };
  return {
    apply,
    *with(lines) {
      for (const line of lines) {
        apply(line, Date.parse(line.at));
        yield line;
      }
    },
    allowed(now) {
      reach(now);
      return allowed;
    },
    refused(now) {
      reach(now);
      return refused;
    },
    get last() {
      return last;
    },
    accounts,
  };
}

/** An order that could not be read whole is on record as a request. */
function isUnreadOrder(entry: Entry): boolean {
  return entry.kind === 'request' && entry.request === 'placeOrder' && !entry.allowed;
}

function refusalIn(entry: Entry, at: number): LastRefused | undefined {
  if ((entry.kind !== 'order' && entry.kind !== 'request') || entry.allowed) return undefined;
  const { clientId, rule, reason } = entry;
  const said = { at: new Date(at).toISOString(), clientId, rule, reason };
  return entry.kind === 'order'
    ? { ...said, orderId: entry.orderId, what: `${entry.side} ${entry.quantity} ${entry.symbol}` }
    : { ...said, orderId: null, what: entry.request };
}
