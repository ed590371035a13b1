import type { Duplex } from 'node:stream';
import { createFrameReader, LONGEST_BODY } from '../../wire/framing.js';
import { negotiate, readHello, serverAck } from '../../wire/handshake.js';
import type { Backend } from '../session.js';
import { connectionTime } from '../time/connection-time.js';
import { type Conversation, createConversation } from './conversation.js';
import type { Intake } from './intake.js';
import { createOutbox } from './outbox.js';

/** Whoever has not started the API has little to say. */
const LONGEST_UNSTARTED = 64 * 1024;

/** How long a client may take to read the last words. */
const PARTING_MS = 5000;

export interface Connection {
  close(): void;
}

/**
 * Serves one client on any stream of bytes, from its handshake to its end.
 *
 * @param intakeFor how messages wait for their turn, by the options of the client's handshake
 * @param name how the log calls this client, such as `#3`
 */
export function serve(
  backend: Backend,
  intakeFor: (options: readonly string[]) => Intake,
  stream: Duplex,
  name: string,
  onEnd: () => void,
): Connection {
  const log = backend.log.child({ client: name });
  const opening: Buffer[] = [];
  const reader = createFrameReader(() => (conversation?.isStarted() ? LONGEST_BODY : LONGEST_UNSTARTED));
  const { maxUnread, startWithin } = backend.settings;
  const outbox = createOutbox(stream, {
    maxUnread,
    wall: backend.wall,
    settle: backend.settle,
    tooSlow(unread) {
      log.warn({ unread }, 'a client reads too slowly and is dropped');
      drop();
    },
  });
  let conversation: Conversation | undefined;

  const cancelLimit = backend.wall.after(startWithin, () => {
    if (conversation?.isStarted()) return;
    log.warn({ startWithin }, 'a client has not started the API in time and is dropped');
    hangUp();
  });

  const receive = (chunk: Buffer) => {
    if (!conversation) {
      greet(chunk);
      return;
    }
    conversation.take(reader.push(chunk));
    if (reader.failure) {
      log.warn(reader.failure, 'a frame that cannot be: this client is disconnected');
      hangUp();
    }
  };

  const greet = (chunk: Buffer) => {
    opening.push(chunk);
    const reading = readHello(opening.length === 1 ? chunk : Buffer.concat(opening));
    if (reading.kind === 'incomplete') return;
    if (reading.kind === 'refused') {
      refuse(reading.text);
      return;
    }
    const negotiation = negotiate(reading.hello);
    if ('refusal' in negotiation) {
      refuse(negotiation.refusal);
      return;
    }
    const { version } = negotiation;
    const { clock, settings } = backend;
    log.debug({ hello: reading.hello, version }, 'a client connects');
    outbox.write(serverAck(version, connectionTime(clock.now(), settings.timeZone)));
    const intake = intakeFor(reading.hello.options.split(' '));
    const hold = (isHeld: boolean) => void (isHeld ? stream.pause() : stream.resume());
    conversation = createConversation({ backend, intake, log, version, outbox, hangUp, drop, hold });
    if (reading.rest.length > 0) receive(reading.rest);
  };

  const refuse = (text: string) => {
    log.warn({ text }, 'a handshake is refused');
    hangUp();
  };

  /** Closes after what is still to be said. */
  const hangUp = () => {
    outbox.flush();
    stream.end(() => stream.destroy());
    // Whoever does not read must not keep us.
    stream.once('close', backend.wall.after(PARTING_MS, drop));
    conversation?.end();
  };

  /** Closes at once, whatever is still to be said. */
  const drop = () => {
    // In one process the other half of a pair of streams hears of an end only.
    stream.end();
    stream.destroy();
    end();
  };

  let ended = false;
  const end = () => {
    if (ended) return;
    ended = true;
    cancelLimit();
    conversation?.end();
    log.info('a client is gone');
    onEnd();
  };
  stream.on('data', (chunk: Buffer) => receive(chunk));
  // A client that has finished writing has nothing to ask any more.
  stream.on('end', () => {
    end();
    stream.end();
  });
  stream.on('error', (error) => log.debug({ error: error.message }, 'a connection broke'));
  stream.on('close', end);
  return { close: drop };
}
