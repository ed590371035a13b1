import type { Duplex } from 'node:stream';
import { type Clock, every } from '../../platform/clock/clock.js';
import type { Log } from '../../platform/log/log.js';
import type { StandingOrder } from './book/book.js';
import { createBook } from './book/create-book.js';
import { reconcile } from './book/reconcile.js';
import type { KillSwitch } from './kill/kill-switch.js';
import type { Policy } from './policy/policy.js';
import type { Audit, Entry } from './record/line.js';
import type { Ledger } from './session/desk.js';
import { createDrafts, type Drafts, draftsIn } from './session/drafts.js';
import { createPace } from './session/pace.js';
import { openSession, type Session } from './session/session.js';
import type { Listener } from './transcript/transcript.js';
import { cancelAs } from './watch/cancel-as.js';
import type { Watch } from './watch/watch.js';

export interface GuardOptions {
  /** Opens a connection to the upstream; it may fail later. */
  readonly connect: () => Duplex;
  /** How the record calls the upstream. */
  readonly upstream: string;
  /** What clients may do, unless `attach` says otherwise. */
  readonly policy: Policy;
  readonly audit: Audit;
  readonly watch: Watch;
  readonly kill: KillSwitch;
  readonly clock: Clock;
  readonly log: Log;
  readonly listener?: Listener;
}

export interface AttachOptions {
  /** Another policy than the guard's own. */
  readonly policy?: Policy;
  readonly listener?: Listener;
  /** How the record calls the session; otherwise it is numbered. */
  readonly name?: string;
}

/** Stands between clients and a gateway. */
export interface Guard {
  /** Serves a client on a stream of bytes, whatever carries them. */
  attach(stream: Duplex, options?: AttachOptions): void;
  readonly connections: number;
  status(): GuardStatus;
  /** Ends every session and closes the record. */
  close(): Promise<void>;
}

export interface GuardStatus {
  readonly upstream: string;
  readonly policy: string;
  readonly sessions: number;
  readonly killed: string | undefined;
  readonly isUpstreamReached: boolean;
  readonly openOrders: number;
  readonly record: string;
}

/** So long an order may be on its way before it is on the upstream's list. */
const ON_ITS_WAY_MS = 5000;
/** So long after an error that may have ended an order the upstream is asked whether it has. */
const DOUBT_MS = ON_ITS_WAY_MS;
/** So long after cancels what became of orders is asked, since the ends of those of absent clients nobody hears. */
const CANCELS_TAKE_MS = 3000;
/** As often what became of orders of absent clients is asked. */
const LOOKED_EVERY_MS = 30_000;
/** Sessions at once; IB lets 32 clients in. */
const MOST_SESSIONS = 100;

export function createGuard(options: GuardOptions): Guard {
  const { connect, upstream, policy, audit, watch, kill, clock, log } = options;
  const book = createBook(audit.before);
  const drafts = new Map<number, Drafts>();
  const draftsOf = (clientId: number): Drafts => {
    const found =
      drafts.get(clientId) ?? createDrafts((orderId) => book.order(clientId, orderId)?.isOpen !== true);
    drafts.set(clientId, found);
    return found;
  };
  for (const { clientId, order } of draftsIn(audit.before, book)) draftsOf(clientId).add(order);
  const sessions = new Set<Session>();
  /** Those and the ones that the upstream has yet to let go of. */
  const parting = new Set<Session>();
  const record = (entry: Entry): Promise<void> => {
    book.apply(entry, clock.now());
    return audit.append(entry);
  };
  const note = (entry: Entry) => {
    book.apply(entry, clock.now());
    audit.note(entry);
  };
  const ledger: Ledger = {
    audit,
    book,
    watch,
    kill,
    clock,
    record,
    note,
    draftsOf,
    free(clientId) {
      const old = [...parting].filter((session) => session.isLeaving && session.clientId === clientId);
      return old.length === 0 ? undefined : Promise.all(old.map(({ over }) => over));
    },
    cancelled: () => void clock.after(CANCELS_TAKE_MS, () => void lookForGone()),
    settle(clientId) {
      if (!book.open().some((order) => order.clientId === clientId && !order.isDraft)) return undefined;
      return lookForGone(clientId);
    },
    doubt: (clientId, orderId) =>
      void clock.after(DOUBT_MS, () => {
        void lookForOne(clientId, orderId);
      }),
  };
  const { messages } = policy;
  const pace = messages && createPace(clock, messages.perSecond, messages.waiting);
  /** When those were asked for that a guard before this one sent: none of them is on its way any more. */
  const inherited = new Set(book.open().map(({ askedAt }) => askedAt));
  let opened = 0;
  let isLookPlanned = false;
  let isClosed = false;

  const keep = (entry: Entry) =>
    void record(entry).catch((error: unknown) => log.error({ err: error }, 'the record cannot be written'));
  keep({ kind: 'opened', upstream, policy: policy.name, program: 'ibs guard' });

  /** Sessions first: what they have just sent arrives before the cancels that follow it on the same way. */
  const cancelAll = () => {
    if (policy.killCancels === 'none') return;
    const absent = new Map<number, number[]>();
    for (const { clientId, orderId } of book.open()) {
      absent.set(clientId, [...(absent.get(clientId) ?? []), orderId]);
    }
    for (const session of sessions) {
      session.cancelOrders(kill.because ?? 'it is on');
      if (session.clientId !== undefined) absent.delete(session.clientId);
    }
    if (policy.killCancels === 'all' && watch.cancelAll()) return;
    for (const [clientId, orderIds] of absent) cancelAs({ connect, clientId, orderIds, clock, log });
  };
  const cancelAllAndLook = () => {
    cancelAll();
    clock.after(CANCELS_TAKE_MS, () => void lookForGone());
  };
  const keepSwitch = () =>
    keep(
      kill.isOn
        ? { kind: 'killed', why: kill.because ?? '' }
        : { kind: 'released', by: kill.released?.by ?? 'a person' },
    );
  kill.onChange((isOn) => {
    if (isOn) cancelAllAndLook();
    keepSwitch();
  });
  // Somebody may have turned it while no guard was running.
  if (kill.isOn !== book.isKilled) keepSwitch();

  /** Orders whose clients have gone end without anybody hearing of it. */
  const lookForGone = async (returning?: number) => {
    const asked = clock.now();
    const reported = await watch.openOrders();
    if (!reported.known) return;
    const isHere = (clientId: number) =>
      clientId !== returning && [...sessions].some((session) => session.clientId === clientId);
    const isOnItsWay = (order: StandingOrder) =>
      !inherited.has(order.askedAt) && asked - order.askedAt < ON_ITS_WAY_MS;
    for (const entry of reconcile(book, reported.value, isHere, isOnItsWay)) note(entry);
    lookAgain();
  };
  /** Orders that may have been on their way are looked for once more. */
  const lookAgain = () => {
    if (isLookPlanned || !book.open().some(({ isDraft, status }) => !isDraft && status === undefined)) return;
    isLookPlanned = true;
    clock.after(ON_ITS_WAY_MS, () => {
      isLookPlanned = false;
      if (!isClosed) void lookForGone();
    });
  };
  /** An error that may have been about an order, or about something else of the same id. */
  const lookForOne = async (clientId: number, orderId: number) => {
    const reported = await watch.openOrders();
    const order = book.order(clientId, orderId);
    if (!reported.known || !order?.isOpen || order.isDraft || order.status !== undefined) return;
    const isThere = reported.value.some((each) => each.clientId === clientId && each.orderId === orderId);
    if (!isThere) note({ kind: 'heard', clientId, orderId, status: 'Gone' });
  };
  watch.onUp(() => {
    if (kill.isOn) cancelAllAndLook();
    void lookForGone();
  });

  watch.onLive(() => {
    // Those who are not through yet will be told so by their own connection.
    for (const session of [...sessions].filter(({ isOpen }) => isOpen)) {
      session.refuse('this login has an account that is no paper account; the guard lets nobody through');
    }
  });
  const stopLooking = every(clock, LOOKED_EVERY_MS, () => {
    const isAbsent = ({ clientId }: { readonly clientId: number }) =>
      ![...sessions].some((session) => session.clientId === clientId);
    if (book.open().some(isAbsent)) void lookForGone();
  });

  return {
    attach(stream, { policy: own = policy, listener = options.listener ?? {}, name } = {}) {
      if (sessions.size >= MOST_SESSIONS) {
        log.warn({ sessions: sessions.size }, 'a client too many is turned away');
        stream.on('error', () => {});
        stream.destroy();
        return;
      }
      opened += 1;
      const called = name ?? `#${opened}`;
      const session = openSession({
        client: stream,
        connect,
        policy: own,
        name: called,
        listener,
        ledger,
        pace,
        log: log.child({ session: called }),
        onEnd() {
          sessions.delete(session);
          const { clientId } = session;
          if (clientId !== undefined) note({ kind: 'left', session: called, clientId });
          if (book.open().length > 0) void lookForGone();
        },
      });
      sessions.add(session);
      parting.add(session);
      void session.over.then(() => parting.delete(session));
    },
    get connections() {
      return sessions.size;
    },
    status: () => ({
      upstream,
      policy: policy.name,
      sessions: sessions.size,
      killed: kill.isOn ? (kill.because ?? '') : undefined,
      isUpstreamReached: watch.isUp,
      openOrders: book.open().length,
      record: audit.file,
    }),
    async close() {
      isClosed = true;
      stopLooking();
      for (const session of [...sessions]) session.close('the guard is closing');
      watch.close();
      await audit.close();
    },
  };
}
