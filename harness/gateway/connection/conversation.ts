import type { Log } from '../../../platform/log/log.js';
import type { Fields } from '../../wire/decode.js';
import { encode } from '../../wire/encode.js';
import { decodeBody } from '../../wire/message.js';
import { errMsg } from '../../wire/replies/session.js';
import { startApi } from '../../wire/requests/session.js';
import { valuesOf } from '../../wire/values.js';
import { idOf } from '../handling.js';
import { handlings } from '../handlings.js';
import type { Backend } from '../session.js';

import { type TwsError, twsErrors } from '../tws-errors.js';
import { announce } from './announce.js';
import type { Intake } from './intake.js';
import { createSession, errorValues, type OpenSession } from './open-session.js';

export interface ConversationOptions {
  readonly backend: Backend;
  readonly intake: Intake;
  readonly log: Log;
  readonly version: number;
  readonly write: (body: string) => void;
  readonly hangUp: () => void;
}

/** What is said after the handshake: START_API, then requests, each answered in the order they came. */
export interface Conversation {
  take(body: Buffer): void;
  end(): void;
}

/** Enough of a frame to see what went wrong, and no more than a log line bears. */
const SHOWN_BYTES = 256;

export function createConversation(options: ConversationOptions): Conversation {
  const { backend, intake, log, version, write, hangUp } = options;
  let session: OpenSession | undefined;
  let ended = false;

  const tell = (reqId: number, error: TwsError) =>
    write(encode(errMsg, version, errorValues(reqId, error, backend.clock.now())));

  const refuseAndHangUp = (error: TwsError) => {
    tell(-1, error);
    log.warn(error, 'a client is refused');
    hangUp();
  };

  const start = (texts: Fields) => {
    const reading = valuesOf(startApi, texts);
    const clientId = reading.ok ? reading.values.clientId : undefined;
    if (!reading.ok || clientId === undefined) {
      tell(-1, twsErrors.unreadable(startApi.name, reading.ok ? 'no client id' : reading.failure.text));
      return;
    }
    const { sessions, settings } = backend;
    if (sessions.has(clientId)) {
      refuseAndHangUp(twsErrors.clientIdInUse());
      return;
    }
    if (sessions.size >= settings.maxClients) {
      refuseAndHangUp(twsErrors.tooManyClients(settings.maxClients));
      return;
    }
    const opened = createSession(backend, { version, write }, clientId);
    session = opened;
    sessions.set(clientId, opened);
    opened.onEnd(() => sessions.delete(clientId));
    log.info({ clientId, version }, 'a client has connected');
    announce(opened);
  };

  const serve = (body: Buffer) => {
    if (ended) return;
    const decoding = decodeBody('request', version, body);
    if (!decoding.ok) {
      const frame = body.toString('latin1', 0, SHOWN_BYTES).replaceAll('\0', '|');
      log.warn({ frame, bytes: body.length, cause: decoding.failure.text }, 'a message is not understood');
      tell(-1, twsErrors.unknownMessage(decoding.failure.text));
      return;
    }
    const { layout, texts } = decoding.message;
    if (!session) {
      if (layout.id === startApi.id) start(texts);
      else tell(idOf(texts), twsErrors.invalid(layout.name, 'START_API must come first'));
      return;
    }
    const handling = handlings.get(layout.id);
    if (!handling) {
      tell(idOf(texts), twsErrors.notOffered(layout.name));
    } else if (version < layout.since) {
      tell(idOf(texts), twsErrors.tooNew(layout.name, layout.since, version));
    } else {
      try {
        handling.handle(session, texts);
      } catch (error) {
        // One request that we fail at must not take the client's others with it.
        log.error({ error, request: layout.name }, 'a request failed');
        tell(idOf(texts), twsErrors.failed(layout.name));
      }
    }
  };

  return {
    take(body) {
      intake.take(body, { serve, reject: (error) => tell(-1, error), exhausted: refuseAndHangUp });
    },
    end() {
      if (ended) return;
      ended = true;
      intake.end();
      session?.end();
    },
  };
}
