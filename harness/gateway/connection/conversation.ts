import type { Log } from '../../../platform/log/log.js';
import type { Fields } from '../../wire/decode.js';
import { encode } from '../../wire/encode.js';
import { decodeBody, type Message } from '../../wire/message.js';
import { errMsg } from '../../wire/replies/session.js';
import { startApi } from '../../wire/requests/session.js';
import { valuesOf } from '../../wire/values.js';
import { idOf } from '../handling.js';
import type { Backend } from '../session.js';
import { type TwsError, twsErrors } from '../tws-errors.js';
import { announce } from './announce.js';
import { answer } from './answer.js';
import { createInbox } from './inbox.js';
import type { Intake } from './intake.js';
import { createSession, errorValues, type OpenSession, type SessionLine } from './open-session.js';
import type { Outbox } from './outbox.js';

export interface ConversationOptions {
  readonly backend: Backend;
  readonly intake: Intake;
  readonly log: Log;
  readonly version: number;
  readonly outbox: Pick<Outbox, 'write' | 'later' | 'hold' | 'isHeld' | 'cut'>;
  /** Ends the connection now, whatever is still to be said. */
  drop(): void;
  hangUp(): void;
  /** Stops and goes on reading from the client. */
  hold(isHeld: boolean): void;
}

/** What is said after the handshake: START_API, then requests, each answered in the order they came. */
export interface Conversation {
  /** Messages that have arrived together. */
  take(bodies: readonly Buffer[]): void;
  isStarted(): boolean;
  end(): void;
}

/** Messages before START_API that are borne. */
const MOST_UNSTARTED = 10;
/** Enough of a frame to see what went wrong, and no more than a log line bears. */
const SHOWN_BYTES = 256;

export function createConversation(options: ConversationOptions): Conversation {
  const { backend, intake, log, version, outbox, hangUp, drop, hold } = options;
  const { write, later } = outbox;
  let session: OpenSession | undefined;
  let unstarted = 0;
  const line: SessionLine = {
    version,
    write,
    drop,
    stall: outbox.hold,
    get isStalled() {
      return outbox.isHeld;
    },
    cut() {
      const now = backend.clock.now();
      outbox.cut(encode(errMsg, version, errorValues(-1, twsErrors.connectionLost(), now)));
      hangUp();
    },
  };
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
    if (!reading.ok) {
      tell(-1, twsErrors.unreadable(startApi.name, reading.failure.text));
      return;
    }
    // `@stoqey/ib` that is not told which client it is leaves it empty: an empty number is 0 to TWS.
    const clientId = reading.values.clientId ?? 0;
    const { sessions, settings } = backend;
    if (sessions.has(clientId)) {
      refuseAndHangUp(twsErrors.clientIdInUse());
      return;
    }
    if (sessions.size >= settings.maxClients) {
      refuseAndHangUp(twsErrors.tooManyClients(settings.maxClients));
      return;
    }
    const opened = createSession(backend, line, clientId);
    session = opened;
    sessions.set(clientId, opened);
    opened.onEnd(() => sessions.delete(clientId));
    log.info({ clientId, version }, 'a client has connected');
    announce(opened);
  };

  /** Before START_API nothing is counted and little is borne. */
  const serveUnstarted = (message: Message) => {
    if (message.layout.id === startApi.id) {
      start(message.texts);
      return;
    }
    tell(idOf(message.texts), twsErrors.invalid(message.layout.name, 'START_API must come first'));
    unstarted += 1;
    if (unstarted >= MOST_UNSTARTED) hangUp();
  };

  const understand = (body: Buffer): Message | undefined => {
    const decoding = decodeBody('request', version, body);
    if (decoding.ok) return decoding.message;
    const frame = body.toString('latin1', 0, SHOWN_BYTES).replaceAll('\0', '|');
    const { text, texts } = decoding.failure;
    log.warn({ frame, bytes: body.length, cause: text }, 'a message is not understood');
    tell(idOf(texts), twsErrors.unknownMessage(text));
    return undefined;
  };

  const inbox = createInbox({
    intake,
    wall: backend.wall,
    later,
    hold,
    reject: (error) => tell(-1, error),
    exhausted: refuseAndHangUp,
    serve(body) {
      const message = session && understand(body);
      return session && message && answer(session, message, log);
    },
  });

  return {
    isStarted: () => session !== undefined,
    take(bodies) {
      let next = 0;
      for (; !session && !ended && next < bodies.length; next += 1) {
        const message = understand(bodies[next] ?? Buffer.alloc(0));
        if (message) serveUnstarted(message);
      }
      if (!ended && next < bodies.length) inbox.take(bodies.slice(next));
    },
    end() {
      if (ended) return;
      ended = true;
      inbox.end();
      session?.end();
    },
  };
}
