import { chmod, readFile } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type Clock, sleep } from '../../platform/clock/clock.js';
import { PRIVATE_FILE } from '../../platform/files/private.js';
import { bind } from '../../platform/net/bind.js';

/** The one way out of a cell: a unix socket of its own. */
export interface Door {
  readonly socket: string;
  /** From now on each connection is handed on, those that wait already as well. */
  lead(connect: (stream: Duplex) => void): void;
  /** Once the cell has ended: waits until what it sent has been taken in, and removes the socket. */
  close(): Promise<void>;
}

/** Whoever serves a connection closes it soon after the program has gone. */
const LONGEST_GOODBYE = 1000;

/** Where more come in at once than `most`, those beyond are closed at once. */
export async function openDoor(socket: string, clock: Clock, most: number): Promise<Door> {
  const open = new Set<Socket>();
  let serve: (stream: Socket) => void = (stream) => void stream.destroy();
  const server = createServer({ noDelay: true }, (stream) => {
    open.add(stream);
    stream.on('error', () => {});
    stream.on('close', () => open.delete(stream));
    serve(stream);
  });
  server.maxConnections = most;
  await bind(server, { path: socket });
  // Nobody else on the machine may come in. The walls make it over to whom they run the cell as.
  await chmod(socket, PRIVATE_FILE);
  return {
    socket,
    lead(connect) {
      serve = connect;
    },
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const hurry = new AbortController();
      await Promise.race([closed, sleep(clock, LONGEST_GOODBYE, hurry.signal).catch(() => {})]);
      hurry.abort();
      for (const stream of open) stream.destroy();
      await closed;
    },
  };
}

/** TWS itself takes 32 clients. */
const MOST_CONNECTIONS = 64;
/** Sixteen cells may keep all theirs at once, and a guard to each of them one to its upstream. */
const SHARE = 32;

/** How many connections a cell may keep: an open file of ours each, of which there may be few. */
export async function mostConnections(limits = '/proc/self/limits'): Promise<number> {
  const text = await readFile(limits, 'utf8').catch(() => '');
  const files = Number(/^Max open files\s+(\d+)/m.exec(text)?.[1] ?? Number.POSITIVE_INFINITY);
  return Math.max(1, Math.min(MOST_CONNECTIONS, Math.floor(files / SHARE)));
}
