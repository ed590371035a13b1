import type { Duplex } from 'node:stream';
import { type Clock, every } from '../../../platform/clock/clock.js';
import type { Log } from '../../../platform/log/log.js';
import { encode } from '../../wire/encode.js';
import { createFrameReader, frame, LONGEST_BODY } from '../../wire/framing.js';
import { writeHello } from '../../wire/handshake.js';
import type { Layout, Values } from '../../wire/layout.js';
import { decodeBody, type Message } from '../../wire/message.js';
import { reqCurrentTime } from '../../wire/requests/session.js';
import { NEWEST, OLDEST } from '../../wire/versions.js';
import { type Ending, loginIn, lost, startApiBody, versionIn } from './greeting.js';
import { createOutlet, type Urgency } from './pace.js';
import type { WatchSettings } from './settings.js';

/** A session of the guard's own with the upstream that has begun: its login's accounts are known, and all of them are paper. */
export interface OwnSession {
  readonly version: number;
  readonly accounts: readonly string[];
  /** Never given twice in a session. */
  nextId(): number;
  send<Shape extends object>(
    layout: Layout<Shape>,
    values: Values<Shape>,
    urgency: Urgency,
    isWanted?: () => boolean,
  ): void;
}

export interface OwnSessionOptions {
  readonly stream: Duplex;
  readonly clientId: number;
  /** The newest version to offer, where not the newest that is spoken. */
  readonly newest?: number;
  readonly clock: Clock;
  readonly log: Log;
  readonly settings: WatchSettings;
  begun(session: OwnSession): void;
  heard(message: Message): void;
  /** A message that cannot be read, and what it is, if that much can be seen. */
  unreadable(name: string | undefined): void;
  /** Once, whether or not it has begun. */
  ended(ending: Ending): void;
}

/** A greeting is some thirty bytes; whoever sends more is no gateway. */
const LONGEST_GREETING = 512;
/** How long the last words may take to be read. */
const PARTING_MS = 2000;

/** Logs in on a new connection. What it gives ends the session. */
export function openOwnSession(options: OwnSessionOptions): () => void {
  const {
    stream,
    clientId,
    newest = NEWEST,
    clock,
    log,
    settings,
    begun,
    heard,
    unreadable,
    ended,
  } = options;
  const reader = createFrameReader(() => (version === 0 ? LONGEST_GREETING : LONGEST_BODY));
  const outlet = createOutlet(clock, settings.messagesPerSecond, (body) => void stream.write(frame(body)));
  let version = 0;
  let session: OwnSession | undefined;
  let isOver = false;
  let lastHeard = clock.monotonic();
  let askedAt: number | undefined;

  const end = (ending: Ending) => {
    if (isOver) return;
    isOver = true;
    cancelLimit();
    stopListening();
    outlet.close();
    stream.end(() => stream.destroy());
    // Whoever does not read must not keep us.
    stream.once(
      'close',
      clock.after(PARTING_MS, () => void stream.destroy()),
    );
    ended(ending);
  };

  const cancelLimit = clock.after(settings.greetWithin, () => {
    if (session === undefined) end(lost('it does not say which accounts it has'));
  });

  /** An upstream with nothing to say is asked, and only one that does not answer is given up. */
  const stopListening = every(clock, settings.silence / 4, () => {
    const now = clock.monotonic();
    if (now - lastHeard < settings.silence) askedAt = undefined;
    else if (askedAt === undefined) {
      askedAt = now;
      session?.send(reqCurrentTime, {}, 'later');
    } else if (now - askedAt >= settings.silence) end(lost('nothing comes from it any more'));
  });

  const begin = (accounts: readonly string[]) => {
    if (session !== undefined) {
      if (accounts.join() !== session.accounts.join()) end(lost('its accounts have changed'));
      return;
    }
    let ids = 0;
    session = {
      version,
      accounts,
      nextId() {
        ids += 1;
        return ids;
      },
      send(layout, values, urgency, isWanted) {
        if (!isOver) outlet.send(encode(layout, version, values), urgency, isWanted);
      },
    };
    log.info(
      { clientId, version, accounts: accounts.length },
      'the guard has its own session with the upstream: contracts, prices and positions are known',
    );
    begun(session);
  };

  const take = (body: Buffer) => {
    if (version === 0) {
      const found = versionIn(body);
      if ('kind' in found) {
        end(found);
      } else {
        version = found.version;
        stream.write(frame(startApiBody(version, clientId)));
      }
      return;
    }
    const decoding = decodeBody('reply', version, body);
    if (!decoding.ok) {
      log.warn(
        { cause: decoding.failure.text },
        'the guard cannot read a message that the upstream has sent it',
      );
      unreadable(decoding.failure.name);
      return;
    }
    const accounts = loginIn(decoding.message);
    if (accounts !== undefined) {
      if ('kind' in accounts) end(accounts);
      else begin(accounts);
    }
    if (session !== undefined && !isOver) heard(decoding.message);
  };

  stream.on('data', (chunk: Buffer) => {
    lastHeard = clock.monotonic();
    for (const body of reader.push(chunk)) if (!isOver) take(body);
    if (reader.failure) end(lost('it sends what is no message'));
  });
  stream.on('end', () => end(lost('it has ended the session')));
  stream.on('close', () => end(lost('the connection has ended')));
  stream.on('error', (error) => end(lost(error.message)));
  stream.write(writeHello({ min: OLDEST, max: newest, options: '' }));
  return () => end(lost('the guard has ended it'));
}
