import type { Duplex } from 'node:stream';
import type { Cancel, Clock } from '../../../platform/clock/clock.js';
import type { Log } from '../../../platform/log/log.js';
import { errMsg } from '../../wire/replies/session.js';
import { reqGlobalCancel } from '../../wire/requests/orders.js';
import { isLinkBack, meaningOf } from '../../wire/tws-codes.js';
import { known, type Unknown, unknown } from './asking/known.js';
import { said } from './asking/said.js';
import { type Figures, openFigures } from './figures/figures.js';
import { keepLine } from './line.js';
import type { OwnSession } from './own-session.js';
import { defaultWatchSettings, type WatchSettings } from './settings.js';
import type { Known, PositionChange, Wanted, Watch } from './watch.js';

export interface WatchOptions {
  /** A new connection to the upstream; what is wrong with it may show later. */
  readonly connect: () => Duplex;
  /** The first that is tried; the next ones are where it is in use. */
  readonly clientId?: number;
  readonly clock: Clock;
  readonly log: Log;
  readonly settings?: Partial<WatchSettings>;
}

const FIRST_CLIENT_ID = 990;
const CUT_OFF = 'the upstream has lost its connection to IB';

/** Logs in to the upstream, and again whenever that ends; unless the login is no paper account. */
export function openWatch(options: WatchOptions): Watch {
  const { connect, clientId = FIRST_CLIENT_ID, clock, log } = options;
  const settings = { ...defaultWatchSettings, ...options.settings };
  let session: OwnSession | undefined;
  let figures: Figures | undefined;
  let cancelLost: Cancel = () => {};
  const listeners: (() => void)[] = [];
  const positionListeners: ((change: PositionChange) => void)[] = [];
  const liveListeners: (() => void)[] = [];
  let isLive = false;

  const open = (of: OwnSession) => {
    figures = openFigures(of, clock, settings, line.renew, (change) => {
      for (const listener of positionListeners) listener(change);
    });
    for (const listener of listeners) listener();
  };
  const shut = (why: string) => {
    figures?.end(why);
    figures = undefined;
  };

  /** What is known is told by IB, and not by the upstream. */
  const heardOfIb = (code: number, of: OwnSession) => {
    if (meaningOf(code) === 'link-lost' && figures !== undefined) {
      log.warn({ code }, CUT_OFF);
      shut(CUT_OFF);
      // The news of its return may get lost as well.
      cancelLost = clock.after(settings.lostFor, () => line.renew());
    } else if (isLinkBack(code)) {
      // What happened meanwhile has to be asked for, whether or not subscriptions are still there.
      cancelLost();
      shut(CUT_OFF);
      open(of);
    }
  };

  const line = keepLine({
    ...{ connect, clientId, clock, log, settings },
    begun(begun) {
      session = begun;
      open(begun);
    },
    heard(message) {
      const code = said(errMsg, message)?.errorCode;
      if (code !== undefined && session !== undefined) heardOfIb(code, session);
      figures?.heard(message);
    },
    unreadable: (name) => figures?.unreadable(name),
    ended() {
      cancelLost();
      session = undefined;
      shut(why());
    },
    live() {
      isLive = true;
      for (const listener of liveListeners) listener();
    },
  });

  const fetch = async (wanted: Wanted) => {
    if (session === undefined) await line.wanted();
    await figures?.fetch(wanted);
  };

  const why = () => line.trouble ?? CUT_OFF;
  const none = (): Unknown => unknown(why());
  const of = <Value>(look: (of: Figures) => Known<Value>): Known<Value> => (figures ? look(figures) : none());
  return {
    get isUp() {
      return session !== undefined;
    },
    get isLive() {
      return isLive;
    },
    has: (wanted) => figures?.has(wanted) ?? false,
    fetch: (wanted) =>
      new Promise((resolve) => {
        const cancel = clock.after(settings.fetchWithin, resolve);
        void fetch(wanted).finally(() => {
          cancel();
          resolve();
        });
      }),
    isOwnId: (id) => id >= clientId && id < clientId + settings.clientIds,
    accounts: () => (session ? known(session.accounts) : none()),
    instrument: (contract) => of((each) => each.instrument(contract)),
    quote: (contract) => of((each) => each.quote(contract)),
    rate: (account, currency) => of((each) => each.rate(account, currency)),
    position: (account, conId) => of((each) => each.position(account, conId)),
    onPosition: (listener) => void positionListeners.push(listener),
    profitToday: (account) => of((each) => each.profitToday(account)),
    time: () => of((each) => each.time()),
    openOrders: async () => (figures ? figures.openOrders() : none()),
    cancelAll() {
      session?.send(reqGlobalCancel, { extOperator: '', manualOrderIndicator: '' }, 'now');
      return session !== undefined;
    },
    onUp(listener) {
      listeners.push(listener);
      if (figures !== undefined) listener();
    },
    onLive(listener) {
      liveListeners.push(listener);
      if (isLive) listener();
    },
    close() {
      cancelLost();
      line.close();
    },
  };
}
