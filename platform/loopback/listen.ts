import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { Fault } from '../errors/fault.js';
import { bind, portOf } from '../net/bind.js';

export interface ListeningLoopback {
  /** Such as `http://127.0.0.1:4013`. */
  readonly url: string;
  /** Ends every connection. */
  close(): Promise<void>;
}

/** Only programs on this machine can reach it, and of those only the ones that know the token get anywhere. */
const HOST = '127.0.0.1';

/**
 * @param name what messages call it, and its flag: `admin` is chosen with `--admin-port`
 * @param port 0 takes any free one
 * @param make is told how to learn the port, which is known once it listens
 */
export async function listenLoopback(
  name: string,
  port: number,
  make: (port: () => number) => Hono,
): Promise<ListeningLoopback> {
  const app = make(() => portOf(server));
  const server = createServer(
    getRequestListener((request) => app.fetch(request), { overrideGlobalObjects: false }),
  );
  try {
    await bind(server, { host: HOST, port });
  } catch (thrown) {
    if (!(thrown instanceof Fault)) throw thrown;
    const { kind, message, cause, details } = thrown;
    const next = `Choose another port: \`--${name}-port N\`, or \`--${name}-port 0\` for any free one.`;
    throw new Fault(kind, `${name}: ${message}`, { cause, details, next });
  }
  return {
    url: `http://${HOST}:${portOf(server)}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
