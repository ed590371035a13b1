import { type Duplex, duplexPair } from 'node:stream';
import { encodeFrame } from '../../../../harness/wire/encode.js';
import { createFrameReader, frame } from '../../../../harness/wire/framing.js';
import { readHello, serverAck } from '../../../../harness/wire/handshake.js';
import type { Layout, Values } from '../../../../harness/wire/layout.js';
import { decodeBody } from '../../../../harness/wire/message.js';
import { managedAccounts } from '../../../../harness/wire/replies/session.js';
import { NEWEST } from '../../../../harness/wire/versions.js';

/** One connection to an upstream that does what no gateway of ours does. */
export interface UpstreamSide {
  /** As offered by the client. */
  readonly offered: { readonly min: number; readonly max: number };
  send<Shape extends object>(layout: Layout<Shape>, values: Values<Shape>): void;
  write(bytes: Buffer | string): void;
  hangUp(): void;
}

export interface UpstreamScript {
  readonly version?: number;
  /** Instead of the greeting. */
  readonly greet?: (side: UpstreamSide) => void;
  /** Told of each request by its name, `startApi` first; by default that one is answered with a paper account. */
  readonly asked?: (name: string, side: UpstreamSide, texts: Readonly<Record<string, unknown>>) => void;
}

export interface Upstream {
  connect(): Duplex;
  /** All connections that there have been, the oldest first. */
  readonly sides: readonly UpstreamSide[];
}

export const logIn = (side: UpstreamSide, accountsList = 'DU1') =>
  side.send(managedAccounts, { accountsList });

export function scriptedUpstream({ version = NEWEST, greet, asked }: UpstreamScript = {}): Upstream {
  const sides: UpstreamSide[] = [];
  return {
    sides,
    connect() {
      const [near, far] = duplexPair();
      const reader = createFrameReader();
      let side: UpstreamSide | undefined;
      far.on('data', (chunk: Buffer) => {
        let rest: Uint8Array = chunk;
        if (side === undefined) {
          const reading = readHello(chunk);
          if (reading.kind !== 'hello') throw new Error(`no handshake: ${reading.kind}`);
          side = {
            offered: reading.hello,
            send: (layout, values) => void far.write(encodeFrame(layout, version, values)),
            write: (bytes) => void far.write(bytes),
            hangUp: () => void far.end(),
          };
          sides.push(side);
          if (greet) greet(side);
          else far.write(frame(serverAck(version, '20260303 11:30:00 EST')));
          rest = reading.rest;
        }
        for (const body of reader.push(rest)) {
          const decoding = decodeBody('request', version, body);
          if (!decoding.ok) throw new Error(decoding.failure.text);
          const { layout, texts } = decoding.message;
          if (asked) asked(layout.name, side, texts);
          else if (layout.name === 'startApi') logIn(side);
        }
      });
      far.on('end', () => far.end());
      return near;
    },
  };
}
