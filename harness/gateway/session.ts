import { encode } from '../wire/encode.js';
import { escapeText } from '../wire/field-types.js';
import type { Layout, Values } from '../wire/layout.js';
import { errMsg } from '../wire/replies/session.js';
import type { Backend } from './backend.js';
import { createSubscriptions, type Subscriptions } from './subscriptions.js';
import type { TwsError } from './tws-errors.js';

/** 1 live, 2 frozen, 3 delayed, 4 delayed and frozen. */
export type MarketDataType = 1 | 2 | 3 | 4;

/** One client that has started the API, and all that a request handler may do about it. */
export interface Session {
  readonly backend: Backend;
  readonly clientId: number;
  /** The server version negotiated with this client. */
  readonly version: number;
  readonly subscriptions: Subscriptions;
  /** What the client asked for with reqMarketDataType. */
  marketDataType: MarketDataType;
  send<Shape extends object>(message: Layout<Shape>, values: Values<Shape>): void;
  /** Errors, warnings and notices alike; the id -1 is for those about no request. */
  error(reqId: number, error: TwsError): void;
  /** Runs when the session ends, whoever ended it. */
  onEnd(task: () => void): void;
}

export interface SessionLine {
  readonly version: number;
  /** Sends the body of one message. */
  write(body: string): void;
}

export interface OpenSession extends Session {
  end(): void;
}

export function createSession(backend: Backend, line: SessionLine, clientId: number): OpenSession {
  const { version } = line;
  const subscriptions = createSubscriptions();
  const endings: (() => void)[] = [];
  const send: Session['send'] = (message, values) => line.write(encode(message, version, values));
  return {
    backend,
    clientId,
    version,
    subscriptions,
    marketDataType: 1,
    send,
    error(reqId, { code, message }) {
      send(errMsg, errorValues(reqId, { code, message }, backend.clock.now()));
    },
    onEnd(task) {
      endings.push(task);
    },
    end() {
      subscriptions.endAll();
      for (const task of endings.splice(0)) task();
    },
  };
}

/** An error as its message wants it; versions that know less leave fields out. */
export function errorValues(reqId: number, { code, message }: TwsError, now: number) {
  return {
    reqId,
    errorCode: code,
    errorMsg: escapeText(message),
    advancedOrderRejectJson: '',
    errorTime: now,
  };
}
