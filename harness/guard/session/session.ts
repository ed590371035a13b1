import type { Duplex } from 'node:stream';
import type { Log } from '../../../platform/log/log.js';
import { createFrameReader, frame, frameAround } from '../../wire/framing.js';
import { type Hello, readHello } from '../../wire/handshake.js';
import type { Policy } from '../policy/policy.js';
import type { Listener, Side } from '../transcript/transcript.js';
import { type Apology, openApology } from './apology.js';
import { type Conversation, createConversation } from './conversation.js';
import { offerOf, readAck } from './greeting.js';
import { createLane, type Lane } from './lane.js';
import type { Ledger } from './ledger.js';
import type { Pace } from './pace.js';
import { hangUp, letGo } from './parting.js';
import { createTap } from './tap.js';

export interface SessionOptions {
  readonly client: Duplex;
  /** Opens a connection to the upstream; it may fail later. */
  readonly connect: () => Duplex;
  readonly policy: Policy;
  /** How the record calls it. */
  readonly name: string;
  readonly listener: Listener;
  readonly ledger: Ledger;
  readonly pace: Pace | undefined;
  readonly log: Log;
  onEnd(): void;
}

/** One client's connection, and the one upstream that was opened for it. */
export interface Session {
  /** Cancels the client's own open orders; what it asks from now on is refused elsewhere. */
  cancelOrders(because: string): void;
  readonly clientId: number | undefined;
  /** The login was known to hold paper accounts only. */
  readonly isOpen: boolean;
  /** Its client has gone, and what it has asked for is still being done. */
  readonly isLeaving: boolean;
  /** Resolves once the upstream has let go of it, too. */
  readonly over: Promise<void>;
  /** Tells the client why, and ends. */
  refuse(because: string): void;
  close(because: string): void;
}

/** What comes before the upstream's greeting, of which there is little to say. */
const LONGEST_GREETING = 64 * 1024;
/** How long a client may take to say hello, the upstream to greet, and the login to name its accounts. */
const PATIENCE_MS = 20_000;
/** No request that a client in use sends is a tenth of it; an order of megabytes would hold up everybody. */
const LONGEST_REQUEST = 128 * 1024;
/** What a client may leave unread that goes on asking. */
const MOST_UNREAD = 16 * 1024 * 1024;
/** How long what a client has asked for may still take after it has gone: figures may have to be had first. */
const FINISHING_MS = 20_000;

/** Serves one client, from its first byte to its end. */
export function openSession(options: SessionOptions): Session {
  const { client, connect, ledger, listener, log, onEnd } = options;
  const { clock } = ledger;
  const opening: Buffer[] = [];
  const requests = createFrameReader(() => LONGEST_REQUEST);
  const replies = createFrameReader(() => (conversation ? 0xffffff : LONGEST_GREETING));
  let upstream: Duplex | undefined;
  let offered: Hello | undefined;
  let conversation: Conversation | undefined;
  let apology: Apology | undefined;
  let toClient: Lane | undefined;
  let toUpstream: Lane | undefined;
  const clientTap = createTap(client);
  let isLeaving = false;
  let early: Buffer[] = [];
  let ended = false;

  let isOver = () => {};
  const over = new Promise<void>((resolve) => {
    isOver = resolve;
  });

  const end = (because: string, by: Side = 'guard') => {
    if (ended) return;
    ended = true;
    cancelPatience();
    apology?.close();
    conversation?.end();
    listener.happened?.({ kind: 'ended', at: clock.now(), by, because });
    log.info({ because, clientId: conversation?.clientId }, `a client's session has ended: ${because}`);
    toClient?.flush();
    toUpstream?.flush();
    hangUp(client, clock);
    onEnd();
    void letGo(upstream, clock).then(isOver);
  };
  /** The upstream is not to be had: a client that has said hello is told so before it is left. */
  const apologize = (because: string) => {
    if (!offered || conversation || ended) {
      end(because, 'upstream');
      return;
    }
    const version = offered.max;
    apology ??= openApology({ client, version, because, clock, said: () => end(because, 'upstream') });
    if (early.length > 0) apology.heard();
  };
  /** The client will say no more; what it has said is still done. */
  const leave = (because: string) => {
    if (ended || isLeaving) return;
    isLeaving = true;
    if (!conversation) {
      end(because, 'client');
      return;
    }
    const cancelLimit = clock.after(FINISHING_MS, () => end(because, 'client'));
    conversation.finish(() => {
      cancelLimit();
      end(because, 'client');
    });
  };
  const cancelPatience = clock.after(PATIENCE_MS, () => {
    if (!offered) end('nobody has said hello in time');
    else if (!conversation) apologize('the upstream has not said hello in time');
    else if (!conversation.isOpen) conversation.giveUp('the upstream has not named its accounts in time');
  });

  const greet = (chunk: Buffer) => {
    opening.push(chunk);
    const reading = readHello(opening.length === 1 ? chunk : Buffer.concat(opening));
    if (reading.kind === 'incomplete') return;
    if (reading.kind === 'refused') {
      end(reading.text);
      return;
    }
    const offer = offerOf(reading.hello);
    if ('refusal' in offer) {
      end(offer.refusal);
      return;
    }
    offered = offer.hello;
    if (reading.rest.length > 0) early.push(reading.rest);
    openUpstream(offer.bytes);
  };

  const openUpstream = (hello: Buffer) => {
    const stream = connect();
    upstream = stream;
    stream.on('data', (chunk: Buffer) => guarded(() => hear(chunk)));
    stream.on('error', (error) => apologize(`the upstream: ${error.message}`));
    stream.on('end', () => apologize('the upstream has closed the connection'));
    stream.on('close', () => apologize('the upstream has closed the connection'));
    stream.write(hello);
  };

  const begin = (ack: Buffer) => {
    if (!offered || !upstream || apology) return;
    const reading = readAck(ack, offered);
    if ('refusal' in reading) {
      apologize(reading.refusal);
      return;
    }
    const upstreamTap = createTap(upstream);
    const down = createLane(client, [upstreamTap, clientTap]);
    const up = createLane(upstream, [clientTap]);
    toUpstream = up;
    toClient = down;
    down.send(frameAround(ack));
    const { min, max } = offered;
    listener.happened?.({
      kind: 'greeted',
      at: clock.now(),
      version: reading.version,
      offered: `${min}..${max}`,
    });
    conversation = createConversation({
      ...options,
      version: reading.version,
      toClient: (body) => down.send(typeof body === 'string' ? frame(body) : frameAround(body)),
      toUpstream: (body) => up.send(typeof body === 'string' ? frame(body) : frameAround(body)),
      hold: (isHeld) => (isHeld ? clientTap.close('waiting') : clientTap.open('waiting')),
      end,
    });
    const waiting = early;
    early = [];
    for (const chunk of waiting) ask(chunk);
  };

  const hear = (chunk: Buffer) => {
    for (const body of replies.push(chunk)) {
      if (ended) return;
      if (conversation) conversation.hear(body);
      else begin(body);
    }
    if (replies.failure) apologize('the upstream sent a frame that cannot be');
  };

  const refuse = (because: string) => {
    if (conversation) conversation.giveUp(because);
    else end(because);
  };

  const ask = (chunk: Buffer) => {
    for (const body of requests.push(chunk)) {
      if (ended) return;
      if (body.length > 0) conversation?.ask(body);
      // No client sends a frame of nothing; the sandbox does, on a connection that its program has not closed.
      else listener.happened?.({ kind: 'left-open', at: clock.now() });
    }
    if (requests.failure) {
      refuse(`a message of ${requests.failure.length} bytes where ${LONGEST_REQUEST} are taken`);
    }
    if (client.writableLength > MOST_UNREAD) end('the client does not read what it is sent');
  };

  /** What goes wrong here must end the session: nothing may slip by that was not looked at. */
  const guarded = (task: () => void) => {
    try {
      task();
    } catch (error) {
      log.error({ err: error }, 'a session failed');
      end('the guard failed; its log has more');
    }
  };

  client.on('data', (chunk: Buffer) =>
    guarded(() => {
      if (ended) return;
      if (conversation) ask(chunk);
      else if (apology) apology.heard();
      else if (offered) {
        early.push(chunk);
        if (early.reduce((sum, { length }) => sum + length, 0) > LONGEST_GREETING)
          end('too much before the greeting');
      } else greet(chunk);
    }),
  );
  client.on('error', (error) => leave(`the client: ${error.message}`));
  client.on('end', () => leave('the client has closed the connection'));
  client.on('close', () => leave('the client has closed the connection'));

  return {
    cancelOrders: (because) => conversation?.cancelOrders(because),
    get clientId() {
      return conversation?.clientId;
    },
    get isOpen() {
      return conversation?.isOpen ?? false;
    },
    get isLeaving() {
      return isLeaving || ended;
    },
    over,
    refuse,
    close: (because) => end(because),
  };
}
