import { MINUTE_MS } from '../../../trading/instruments/calendar/date.js';
import type { Session } from '../session.js';
import { type Stream, startStream } from '../stream.js';

/** TWS reckons an account anew this often, if nothing happens in it. */
const REFRESH_MS = 3 * MINUTE_MS;

/** A stream about accounts: it follows what happens in them between the beats too. */
export interface AccountFeed extends Omit<Stream, 'beat' | 'release'> {
  readonly accounts: readonly string[];
  readonly open: (now: number) => void;
  /** After fills, and whatever else changes an account but prices. */
  readonly changed?: (now: number, account: string) => void;
  /** Every three minutes. */
  readonly refresh?: (now: number) => void;
  readonly beat?: (now: number, before: number) => void;
}

/** Asking again under the same id begins anew. */
export function startAccountFeed(session: Session, feed: AccountFeed): void {
  const { accounts, changed, refresh, beat, open, ...stream } = feed;
  const { venue, clock } = session.backend;
  let failure: { readonly error: unknown } | undefined;
  let due = 0;
  let stop = () => {};
  const follow = (account: string) => {
    if (changed === undefined || !accounts.includes(account)) return;
    try {
      changed(clock.now(), account);
    } catch (error) {
      // Whoever traded has nothing to do with it: the next beat throws it, and ends this stream as any other.
      stop();
      failure = { error };
    }
  };
  session.subscriptions.end(stream.kind, stream.reqId);
  startStream(session, {
    ...stream,
    open(now) {
      venue.catchUp();
      open(now);
      due = now + REFRESH_MS;
      stop = venue.onAccountChange(follow);
    },
    beat(now, before) {
      if (failure !== undefined) throw failure.error;
      // Days begin and contracts end whether or not anybody has an order.
      venue.catchUp();
      beat?.(now, before);
      if (now < due) return;
      refresh?.(now);
      due = now + REFRESH_MS;
    },
    release: () => stop(),
  });
}
