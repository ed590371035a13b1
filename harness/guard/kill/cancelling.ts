import type { Duplex } from 'node:stream';
import type { Cancel, Clock } from '../../../platform/clock/clock.js';
import type { Log } from '../../../platform/log/log.js';
import type { Book } from '../book/book.js';
import type { Policy } from '../policy/policy.js';
import type { Session } from '../session/session.js';
import { cancelAs } from '../watch/cancel-as.js';
import type { Watch } from '../watch/watch.js';
import type { KillSwitch } from './kill-switch.js';

export interface CancellingOptions {
  readonly connect: () => Duplex;
  readonly policy: Policy;
  readonly book: Book;
  readonly watch: Watch;
  readonly kill: KillSwitch;
  /** Of clients that are there. */
  readonly sessions: ReadonlySet<Session>;
  /** Those and the ones that the upstream has yet to let go of. */
  readonly parting: ReadonlySet<Session>;
  readonly clock: Clock;
  readonly log: Log;
  /** Some may be over that nobody hears of. */
  cancelled(): void;
}

/** What a kill cancels, by the policy: all of the login's orders, or those that went through this guard. */
export interface Cancelling {
  all(): void;
  close(): void;
}

/** What was on its way as the switch was turned, from clients that have gone, may have arrived after the cancels. */
const ONCE_MORE_MS = 2000;

export function createCancelling(options: CancellingOptions): Cancelling {
  const { policy, book, watch, kill, sessions, parting, clock, cancelled } = options;
  /** Clients in whose stead orders are being cancelled. */
  const under = new Set<number>();
  let isClosed = false;

  const cancelOf = async (clientId: number) => {
    if (under.has(clientId)) return;
    under.add(clientId);
    await cancelAs({
      ...options,
      clientId,
      orderIds: () => (isClosed || !kill.isOn ? [] : idsOf(book, clientId)),
      isThere: () => [...parting].some((session) => session.clientId === clientId),
    });
    under.delete(clientId);
    if (!isClosed) cancelled();
  };

  const cancelOfAbsent = () => {
    const here = new Set([...sessions].map(({ clientId }) => clientId));
    const absent = new Set(book.cancellable().map(({ clientId }) => clientId));
    for (const clientId of absent) if (!here.has(clientId)) void cancelOf(clientId);
  };
  let cancelOnceMore: Cancel = () => {};
  const cancelOfOthers = () => {
    const isDone = policy.killCancels === 'all' && watch.cancelAll();
    if (!isDone) cancelOfAbsent();
  };

  return {
    /** Sessions first: what they have just sent arrives before the cancels that follow it on the same way. */
    all() {
      if (policy.killCancels === 'none') return;
      for (const session of sessions) session.cancelOrders(kill.because ?? 'it is on');
      cancelOfOthers();
      cancelOnceMore();
      cancelOnceMore = clock.after(ONCE_MORE_MS, () => {
        if (kill.isOn && !isClosed && book.open().length > 0) cancelOfOthers();
      });
      cancelled();
    },
    close() {
      isClosed = true;
      cancelOnceMore();
    },
  };
}

function idsOf(book: Book, clientId: number): readonly number[] {
  return book.cancellable().flatMap((order) => (order.clientId === clientId ? [order.orderId] : []));
}
