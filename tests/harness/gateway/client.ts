import { type Duplex, duplexPair } from 'node:stream';
import type { Gateway } from '../../../harness/gateway/create.js';
import { encodeFrame } from '../../../harness/wire/encode.js';
import { createFrameReader } from '../../../harness/wire/framing.js';
import { writeHello } from '../../../harness/wire/handshake.js';
import type { Layout, Values } from '../../../harness/wire/layout.js';
import { decodeBody, type Message } from '../../../harness/wire/message.js';
import { startApi } from '../../../harness/wire/requests/session.js';

/** A client of the test's own, in the same process: it sees every byte, and may send any. */
export interface TestClient {
  /** The version that the gateway chose; 0 before it has. */
  readonly version: number;
  readonly stream: Duplex;
  /** What has come since the handshake. */
  readonly messages: readonly Message[];
  readonly bytes: () => Buffer;
  readonly closed: boolean;
  send<Shape extends object>(layout: Layout<Shape>, values: Values<Shape>): void;
  write(bytes: Buffer | string): void;
  /** Texts of all messages of a name, in the order they came. */
  named(name: string): readonly Message['texts'][];
  /** Lets everything that is on its way arrive. */
  settle(): Promise<void>;
}

/** Connects without saying anything. */
export function connectSilent(gateway: Pick<Gateway, 'attach'>): TestClient {
  const [near, far] = duplexPair();
  gateway.attach(far);
  const reader = createFrameReader();
  const chunks: Buffer[] = [];
  const messages: Message[] = [];
  let version = 0;
  let closed = false;
  near.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    for (const body of reader.push(chunk)) {
      if (version === 0) {
        version = Number(body.toString().split('\0')[0]);
        continue;
      }
      const decoding = decodeBody('reply', version, body);
      if (!decoding.ok) throw new Error(decoding.failure.text);
      messages.push(decoding.message);
    }
  });
  near.on('end', () => {
    closed = true;
    near.end();
  });
  near.on('close', () => {
    closed = true;
  });
  near.on('error', () => {});
  return {
    get version() {
      return version;
    },
    stream: near,
    messages,
    bytes: () => Buffer.concat(chunks),
    get closed() {
      return closed;
    },
    send: (layout, values) => void near.write(encodeFrame(layout, version, values)),
    write: (bytes) => void near.write(bytes),
    named: (name) => messages.filter(({ layout }) => layout.name === name).map(({ texts }) => texts),
    async settle() {
      // Each side of the pair hands on what it has in a turn of its own.
      for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

/** Connects, and starts the API. */
export async function connectClient(
  gateway: Pick<Gateway, 'attach'>,
  options: { readonly clientId?: number; readonly max?: number; readonly hello?: string } = {},
): Promise<TestClient> {
  const { clientId = 1, max = 200, hello = '' } = options;
  const client = connectSilent(gateway);
  client.write(writeHello({ min: 100, max, options: hello }));
  await client.settle();
  client.send(startApi, { clientId, optionalCapabilities: '' });
  await client.settle();
  return client;
}
