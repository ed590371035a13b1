import { encode } from '../../wire/encode.js';
import { escapeText } from '../../wire/field-types.js';
import { errMsg } from '../../wire/replies/session.js';
import type { Backend, Line, Session } from '../session.js';
import { createSubscriptions } from '../subscriptions.js';
import type { TwsError } from '../tws-errors.js';

export interface SessionLine extends Line {
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
    line,
    send,
    sendBody: line.write,
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
