import { connect, type Socket } from 'node:net';
import { encodeFrame } from '../../../harness/wire/encode.js';
import { createFrameReader } from '../../../harness/wire/framing.js';
import { writeHello } from '../../../harness/wire/handshake.js';
import type { Layout, Values } from '../../../harness/wire/layout.js';
import { decodeBody, type Message } from '../../../harness/wire/message.js';
import { reqCurrentTime, startApi } from '../../../harness/wire/requests/session.js';
import { unsetBut } from '../../../harness/wire/unset-but.js';

/** A client of the test's own, over TCP. */
export interface TcpClient {
  readonly socket: Socket;
  /** What has come since the API has started, but for the current time. */
  readonly messages: readonly Message[];
  readonly isClosed: boolean;
  send<Shape extends object>(layout: Layout<Shape>, values: Partial<Values<Shape>>): void;
  /** Resolves once everything sent before has been answered, or the connection has ended. */
  answered(): Promise<void>;
  end(): void;
}

const VERSION = 178;

/** Connects and starts the API. */
export async function connectTcp(port: number, clientId: number): Promise<TcpClient> {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true });
  const reader = createFrameReader();
  const messages: Message[] = [];
  let isGreeted = false;
  let isClosed = false;
  let answers = 0;
  let arrived = () => {};
  const wait = (until: () => boolean) =>
    new Promise<void>((resolve) => {
      arrived = () => {
        if (isClosed || until()) resolve();
      };
      arrived();
    });
  socket.on('error', () => {});
  socket.on('close', () => {
    isClosed = true;
    arrived();
  });
  socket.on('data', (chunk: Buffer) => {
    for (const body of reader.push(chunk)) {
      if (!isGreeted) {
        isGreeted = true;
        continue;
      }
      const decoding = decodeBody('reply', VERSION, body);
      if (!decoding.ok) throw new Error(decoding.failure.text);
      if (decoding.message.layout.name === 'currentTime') answers += 1;
      else messages.push(decoding.message);
    }
    arrived();
  });
  const send: TcpClient['send'] = (layout, values) =>
    void socket.write(encodeFrame(layout, VERSION, unsetBut(layout, values)));
  const answered = () => {
    const wanted = answers + 1;
    send(reqCurrentTime, {});
    return wait(() => answers >= wanted);
  };
  socket.write(writeHello({ min: 100, max: VERSION, options: '' }));
  send(startApi, { clientId, optionalCapabilities: '' });
  await wait(() => messages.some(({ layout }) => layout.name === 'nextValidId'));
  return {
    socket,
    messages,
    get isClosed() {
      return isClosed;
    },
    send,
    answered,
    end: () => void socket.end(),
  };
}
