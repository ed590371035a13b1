import type { Duplex } from 'node:stream';
import type { Clock } from '../../platform/clock/clock.js';
import type { Log } from '../../platform/log/log.js';
import type { StandingOrder } from './book/book.js';
import { createBook } from './book/create-book.js';
import { createLooking } from './book/looking.js';
import { patient } from './book/patient.js';
import { settleTrades } from './book/settling.js';
import { createCancelling } from './kill/cancelling.js';
import type { KillSwitch } from './kill/kill-switch.js';
import type { Policy } from './policy/policy.js';
import type { Audit, Entry } from './record/line.js';
import { createDrafts, type Drafts, draftsIn } from './session/drafts.js';
import type { Ledger } from './session/ledger.js';
import { createPace } from './session/pace.js';
import { openSession, type Session } from './session/session.js';
import { dayLimits, type GuardStatus, todayOf } from './status/status.js';
import { createTally } from './status/tally.js';
import type { Listener } from './transcript/transcript.js';
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

/** Sessions at once; IB lets 32 clients in. */
const MOST_SESSIONS = 100;

export function createGuard(options: GuardOptions): Guard {
  const { connect, upstream, policy, audit, watch, kill, clock, log } = options;
  const tally = createTally();
  const book = createBook(tally.with(audit.before));
  const since = new Date(clock.now()).toISOString();
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
  /** When each was let in. */
  const began = new Map<Session, number>();
  const take = (entry: Entry) => {
    book.apply(entry, clock.now());
    tally.apply(entry, clock.now());
  };
  const record = (entry: Entry): Promise<void> => {
    take(entry);
    return audit.append(entry);
  };
  const note = (entry: Entry) => {
    take(entry);
    audit.note(entry);
  };
  const ledger: Ledger = {
    audit,
    book,
    watch: patient(watch, book, clock),
    kill,
    clock,
    record,
    note,
    draftsOf,
    free(clientId) {
      const old = [...parting].filter((session) => session.isLeaving && session.clientId === clientId);
      return old.length === 0 ? undefined : Promise.all(old.map(({ over }) => over));
    },
    cancelled: () => looking.lookLater(),
    settle(clientId) {
      for (const session of sessions) {
        if (session.clientId === clientId && session.isOpen && !began.has(session))
          began.set(session, clock.now());
      }
      if (!book.open().some((order) => order.clientId === clientId && !order.isDraft)) return undefined;
      return looking.look();
    },
    doubt: (clientId, orderId) => looking.doubt(clientId, orderId),
  };
  const { messages } = policy;
  const pace = messages && createPace(clock, messages.perSecond, messages.waiting);
  let opened = 0;

  const keep = (entry: Entry) =>
    void record(entry).catch((error: unknown) => log.error({ err: error }, 'the record cannot be written'));
  keep({ kind: 'opened', upstream, policy: policy.name, limits: dayLimits(policy), program: 'ibs guard' });

  /** Asked for by a client that is still there: what it had asked for in an earlier session may have ended, or got lost. */
  const isHeard = ({ clientId, askedAt }: StandingOrder) =>
    [...began].some(([session, since]) => session.clientId === clientId && askedAt >= since);
  const looking = createLooking({ book, watch, clock, isHeard, note });
  const cancelling = createCancelling({
    ...{ connect, policy, book, watch, kill, sessions, parting, clock, log },
    cancelled: looking.lookLater,
  });
  const keepSwitch = () =>
    keep(
      kill.isOn
        ? { kind: 'killed', why: kill.because ?? '' }
        : { kind: 'released', by: kill.released?.by ?? 'a person' },
    );
  kill.onChange((isOn) => {
    if (isOn) cancelling.all();
    keepSwitch();
  });
  // Somebody may have turned it while no guard was running.
  if (kill.isOn !== book.isKilled) keepSwitch();

  watch.onUp(() => {
    if (kill.isOn) cancelling.all();
    void looking.look();
  });

  watch.onLive(() => {
    // Those who are not through yet will be told so by their own connection.
    for (const session of [...sessions].filter(({ isOpen }) => isOpen)) {
      session.refuse('this login has an account that is no paper account; the guard lets nobody through');
    }
  });
  const stopSettling = settleTrades(book.unsettled, watch, clock);

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
          began.delete(session);
          const { clientId } = session;
          if (clientId !== undefined) note({ kind: 'left', session: called, clientId });
          if (book.open().length > 0) void looking.look();
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
      since,
      sessions: sessions.size,
      clients: [...sessions].flatMap(({ clientId }) => clientId ?? []),
      killed: kill.isOn ? (kill.because ?? '') : undefined,
      isUpstreamReached: watch.isUp,
      openOrders: book.open().length,
      today: todayOf({ book, tally, watch }, clock.now()),
      limits: dayLimits(policy),
      lastRefused: tally.last,
      record: audit.file,
      recordFailure: audit.failure?.message ?? null,
    }),
    async close() {
      looking.close();
      cancelling.close();
      stopSettling();
      for (const session of [...sessions]) session.close('the guard is closing');
      watch.close();
      await audit.close();
    },
  };
}
