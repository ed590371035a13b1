import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { hostText } from '../../platform/net/address.js';
import { bind, portOf } from '../../platform/net/bind.js';
import type { App } from '../app.js';
import { watchConnections } from './connections.js';
import { requireLoopback } from './loopback.js';
import { refuseUnaddressed, refuseUnparsed } from './malformed.js';

export interface ListenOptions {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  readonly app: Pick<App, 'clock' | 'log' | 'random'>;
  /** How long requests in flight may take to end once `close` is called. */
  readonly graceMs: number;
}

export interface Listening {
  readonly url: string;
  /** Stops accepting, lets what is in flight end within the grace, then ends it. May be called twice. */
  close(): Promise<void>;
}

type Fetch = (request: Request) => Response | Promise<Response>;

/** Serves a fetch function on a loopback port. */
export async function listen(fetch: Fetch, options: ListenOptions): Promise<Listening> {
  const { port, app, graceMs } = options;
  const host = requireLoopback(options.host);
  const errorHandler = (error: unknown) => refuseUnaddressed(error, app);
  // A request without a host is for us to refuse: Node's own answer would be empty.
  const server = createServer({ requireHostHeader: false }, getRequestListener(fetch, { errorHandler }));
  const connections = watchConnections(server);
  refuseUnparsed(server, connections, app);
  // Nobody is bound to meet an expectation; Node would refuse it with an empty answer.
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
  await bind(server, { host, port });

  let closed: Promise<void> | undefined;
  return {
    url: `http://${hostText(host)}:${portOf(server)}`,
    close() {
      closed ??= new Promise((resolve, reject) => {
        const cancel = app.clock.after(graceMs, connections.endNow);
        server.close((error) => {
          cancel();
          if (error) reject(error);
          else resolve();
        });
        connections.endWhenIdle();
      });
      return closed;
    },
  };
}
