import type { Log } from '../../../platform/log/log.js';
import type { Direction } from '../../wire/catalog.js';
import { decodeBody, type Message } from '../../wire/message.js';
import { placeOrder } from '../../wire/requests/place-order.js';
import type { TwsError } from '../../wire/tws-codes.js';
import type { Policy } from '../policy/policy.js';
import type { Listener, Passage } from '../transcript/transcript.js';
import { errorBody, idIn } from './answers.js';
import type { Ledger } from './ledger.js';
import { createOtherIds } from './other-ids.js';
import type { Pace } from './pace.js';

export interface ChannelOptions {
  readonly policy: Policy;
  /** How the record calls the session. */
  readonly name: string;
  readonly listener: Listener;
  readonly ledger: Ledger;
  readonly pace: Pace | undefined;
  readonly log: Log;
  readonly version: number;
  /** A body that came, or one that the guard has written. */
  toClient(body: Buffer | string): void;
  toUpstream(body: Buffer | string): void;
  /** Stops and goes on reading from the client. */
  hold(isHeld: boolean): void;
  end(because: string): void;
}

/** Both directions of a session after the greeting, with whoever listens looking on. */
export interface Channel extends Omit<ChannelOptions, 'toClient' | 'toUpstream' | 'listener'> {
  /** Whether somebody wants to see every message. */
  readonly isHeard: boolean;
  /** Sends on what came, as it came. */
  pass(direction: Direction, body: Buffer, message: Message | undefined): void;
  /** Sends what the guard itself has to say. */
  say(direction: Direction, body: string): void;
  /** Shows what does not go on. */
  keepBack(direction: Direction, body: Buffer, message: Message | undefined): void;
  error(reqId: number, error: TwsError): void;
  /** Whether nothing but an order was asked of the upstream under an id: then its error is about the order. */
  isOrderAlone(id: number): boolean;
  /** The upstream has named the accounts of the login. */
  named(accounts: readonly string[]): void;
}

export function createChannel(options: ChannelOptions): Channel {
  const { listener, ledger, version, toClient, toUpstream } = options;
  const { clock } = ledger;
  let seq = 0;
  const isHeard = listener.crossed !== undefined;
  const show = (direction: Direction, passage: Passage, body: Buffer, message: Message | undefined) => {
    if (!listener.crossed) return;
    seq += 1;
    const name = message?.layout.name ?? `unreadable ${body.toString('latin1', 0, 8).split('\0')[0]}`;
    // What is handed out must outlive the piece of bytes that it came in.
    listener.crossed({ seq, at: clock.now(), direction, passage, name, message, body: Buffer.from(body) });
  };
  const send = (direction: Direction, body: Buffer | string) =>
    direction === 'request' ? toUpstream(body) : toClient(body);
  const otherIds = createOtherIds();
  const leaves = (direction: Direction, message: Message | undefined) => {
    const isOther = direction === 'request' && message !== undefined && message.layout.id !== placeOrder.id;
    if (isOther) otherIds.add(idIn(message.texts));
  };
  const say = (direction: Direction, body: string) => {
    if (isHeard || direction === 'request') {
      const bytes = Buffer.from(body);
      const decoding = decodeBody(direction, version, bytes);
      const message = decoding.ok ? decoding.message : undefined;
      show(direction, 'guard', bytes, message);
      leaves(direction, message);
    }
    send(direction, body);
  };
  return {
    ...options,
    isHeard,
    pass(direction, body, message) {
      show(direction, message || !isHeard ? 'forwarded' : 'unreadable', body, message);
      leaves(direction, message);
      send(direction, body);
    },
    say,
    keepBack: (direction, body, message) => show(direction, 'refused', body, message),
    isOrderAlone: (id) => !otherIds.has(id),
    error: (reqId, error) => say('reply', errorBody(version, reqId, error, clock.now())),
    named: (accounts) => listener.happened?.({ kind: 'accounts', at: clock.now(), accounts }),
  };
}
