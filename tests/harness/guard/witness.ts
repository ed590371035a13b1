import { type Duplex, duplexPair } from 'node:stream';
import type { Gateway } from '../../../harness/gateway/create.js';
import { createFrameReader } from '../../../harness/wire/framing.js';
import { readHello } from '../../../harness/wire/handshake.js';
import { decodeBody, type Message } from '../../../harness/wire/message.js';
import { placeOrder } from '../../../harness/wire/requests/place-order.js';
import { startApi } from '../../../harness/wire/requests/session.js';

/** A request as it arrived upstream. */
export interface Arrival {
  readonly clientId: number;
  readonly version: number;
  readonly body: Buffer;
  /** Undefined when nobody could read it. */
  readonly message: Message | undefined;
}

/** A gateway, and all that reached it over the connections of the guard: the guard's word counts for nothing here. */
export interface Witness extends Pick<Gateway, 'attach'> {
  readonly arrivals: readonly Arrival[];
  /** Requests of one kind, from one client or from all. */
  arrived(name: string, clientId?: number): readonly Message['texts'][];
  /** Orders that arrived, from all clients. */
  orders(): readonly Arrival[];
}

export function witnessed(gateway: Pick<Gateway, 'attach'>): Witness {
  const arrivals: Arrival[] = [];
  const named = (name: string) => arrivals.filter(({ message }) => message?.layout.name === name);
  return {
    arrivals,
    arrived: (name, clientId) =>
      named(name)
        .filter((arrival) => clientId === undefined || arrival.clientId === clientId)
        .flatMap(({ message }) => (message ? [message.texts] : [])),
    orders: () => named(placeOrder.name),
    attach(stream) {
      const [near, far] = duplexPair();
      const look = lookInto((arrival) => void arrivals.push(arrival));
      gateway.attach(far);
      join(stream, near, look.request);
      join(near, stream, look.reply);
    },
  };
}

function join(from: Duplex, to: Duplex, look: (chunk: Buffer) => void): void {
  from.on('data', (chunk: Buffer) => {
    look(chunk);
    if (to.writable) to.write(chunk);
  });
  // A pair in memory tells its other half of an end, and of nothing else.
  for (const event of ['end', 'close', 'error']) from.on(event, () => to.end());
}

/** Follows both directions of a connection from its handshake on. */
function lookInto(arrived: (arrival: Arrival) => void) {
  const [requests, replies] = [createFrameReader(), createFrameReader()];
  let opening: Buffer | undefined = Buffer.alloc(0);
  let version = 0;
  let clientId = -1;
  const take = (body: Buffer) => {
    const decoding = decodeBody('request', version, body);
    const message = decoding.ok ? decoding.message : undefined;
    if (message?.layout.id === startApi.id) clientId = Number(message.texts['clientId']);
    arrived({ clientId, version, body: Buffer.from(body), message });
  };
  return {
    request(chunk: Buffer) {
      let rest: Buffer = chunk;
      if (opening) {
        const reading = readHello(Buffer.concat([opening, chunk]));
        if (reading.kind !== 'hello') {
          opening = Buffer.concat([opening, chunk]);
          return;
        }
        opening = undefined;
        rest = reading.rest;
      }
      for (const body of requests.push(rest)) take(body);
    },
    reply(chunk: Buffer) {
      for (const body of replies.push(chunk)) {
        if (version === 0) version = Number(body.toString('latin1').split('\0')[0]);
      }
    },
  };
}
