import type { Duplex } from 'node:stream';
import type { Clock } from '../../../platform/clock/clock.js';
import type { Log } from '../../../platform/log/log.js';
import { said } from '../../guard/watch/asking/said.js';
import { type OwnSession, openOwnSession } from '../../guard/watch/own-session.js';
import { defaultWatchSettings } from '../../guard/watch/settings.js';
import type { Message } from '../../wire/message.js';
import { position, positionEnd } from '../../wire/replies/account.js';
import { openOrderEnd } from '../../wire/replies/executions.js';
import { openOrder } from '../../wire/replies/orders.js';
import { currentTime, userInfo } from '../../wire/replies/session.js';
import { cancelPositions, reqPositions } from '../../wire/requests/account.js';
import { reqAllOpenOrders } from '../../wire/requests/orders.js';
import { reqCurrentTime, reqUserInfo } from '../../wire/requests/session.js';
import type { ReadingOf } from '../../wire/values.js';

import type { AccountSeen, SeenOrder, SeenPosition } from '../observed.js';

/** Whom one meets behind an address. */
export interface Host {
  readonly version: number;
  readonly accounts: readonly string[];
  /** Undefined where it is too old to say. */
  readonly branding: string | undefined;
}

export interface VisitOptions {
  readonly connect: () => Duplex;
  readonly clientId: number;
  readonly clock: Clock;
  readonly log: Log;
}

const PATIENCE_MS = 10_000;

/** Asks whom one meets; undefined where nobody answers, or the login is no paper account. */
export function meet(options: VisitOptions): Promise<Host | undefined> {
  return visit<Host>(options, ({ session, done }) => {
    const { version, accounts } = session;
    if (version < (reqUserInfo.since ?? 0)) {
      done({ version, accounts, branding: undefined });
      return () => {};
    }
    session.send(reqUserInfo, { reqId: session.nextId() }, 'soon');
    return (message) => {
      const info = said(userInfo, message);
      if (info !== undefined) done({ version, accounts, branding: info.whiteBrandingId });
    };
  });
}

/** Asks for its time, in milliseconds since 1970; undefined where nobody answers. */
export function timeAt(options: VisitOptions): Promise<number | undefined> {
  return visit<number>(options, ({ session, done }) => {
    session.send(reqCurrentTime, {}, 'soon');
    return (message) => {
      const seconds = said(currentTime, message)?.time;
      if (seconds !== undefined) done(seconds * 1000);
    };
  });
}

/** Asks what the login has now; undefined where that could not be learnt. */
export function lookAt(options: VisitOptions): Promise<AccountSeen | undefined> {
  return visit<AccountSeen>(options, ({ session, done }) => {
    const openOrders: SeenOrder[] = [];
    const positions: SeenPosition[] = [];
    const missing = new Set(['orders', 'positions']);
    const has = (part: string) => {
      missing.delete(part);
      if (missing.size === 0) done({ openOrders, positions });
    };
    session.send(reqAllOpenOrders, {}, 'soon');
    session.send(reqPositions, {}, 'soon');
    return (message) => {
      const order = said(openOrder, message);
      if (order !== undefined) openOrders.push(seenOrder(order));
      const held = said(position, message);
      if (held !== undefined && held.position !== 0) positions.push(seenPosition(held));
      if (said(openOrderEnd, message) !== undefined) has('orders');
      if (said(positionEnd, message) !== undefined) {
        session.send(cancelPositions, {}, 'soon');
        has('positions');
      }
    };
  });
}

interface Visit<Found> {
  readonly session: OwnSession;
  done(found: Found): void;
}

function visit<Found>(
  { connect, clientId, clock, log }: VisitOptions,
  ask: (visit: Visit<Found>) => (message: Message) => void,
): Promise<Found | undefined> {
  return new Promise((resolve) => {
    let hear: (message: Message) => void = () => {};
    const end = (found: Found | undefined) => {
      cancel();
      resolve(found);
      hangUp();
    };
    const cancel = clock.after(PATIENCE_MS, () => end(undefined));
    const hangUp = openOwnSession({
      ...{ stream: connect(), clientId, clock, log, settings: defaultWatchSettings },
      begun(session) {
        hear = ask({ session, done: end });
      },
      heard: (message) => hear(message),
      unreadable() {},
      ended: () => end(undefined),
    });
  });
}

function seenOrder(order: ReadingOf<typeof openOrder>): SeenOrder {
  const { permId = 0, symbol = '', action = '', totalQuantity = 0, orderType = '', status = '' } = order;
  return { permId, symbol, action, quantity: totalQuantity, orderType, status };
}

function seenPosition(held: ReadingOf<typeof position>): SeenPosition {
  const { conId = 0, symbol = '', secType = '', position: quantity = 0 } = held;
  return { conId, symbol, secType, quantity };
}
