import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { createFrameReader, frame } from '../../../../harness/wire/framing.js';
import { readHello, serverAck } from '../../../../harness/wire/handshake.js';

export interface Served {
  readonly port: number;
  send(...bodies: readonly string[]): void;
  /** The body that comes next from the client. */
  next(): Promise<Buffer>;
  close(): Promise<void>;
}

/** A server for one client: it answers the handshake with a version and leaves the rest to the test. */
export async function serve(version: number): Promise<Served> {
  const waiting: ((body: Buffer) => void)[] = [];
  const arrived: Buffer[] = [];
  let client: Socket | undefined;
  const server = createServer((socket) => {
    client = socket;
    const reader = createFrameReader();
    let opening: Buffer | undefined = Buffer.alloc(0);
    const take = (chunk: Buffer) => {
      for (const body of reader.push(chunk)) {
        const waiter = waiting.shift();
        if (waiter) waiter(body);
        else arrived.push(body);
      }
    };
    socket.on('data', (chunk) => {
      if (!opening) return take(chunk);
      opening = Buffer.concat([opening, chunk]);
      const hello = readHello(opening);
      if (hello.kind !== 'hello') return;
      opening = undefined;
      socket.write(frame(serverAck(version, '20260102 10:00:00 EST')));
      take(hello.rest);
    });
    socket.on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    send: (...bodies) => client?.write(Buffer.concat(bodies.map(frame))),
    next: () => {
      const body = arrived.shift();
      return body ? Promise.resolve(body) : new Promise((resolve) => waiting.push(resolve));
    },
    async close() {
      client?.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
