import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Fault } from '../../platform/errors/fault.js';
import type { App } from '../app.js';
import { watchConnections } from './connections.js';
import { httpFaults } from './faults.js';
import { requireLoopback } from './loopback.js';
import { refuseUnaddressed, refuseUnparsed } from './malformed.js';
import { findPortHolder } from './port-holder.js';

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
  await bound(server, host, port);

  let closed: Promise<void> | undefined;
  return {
    url: urlOf(server, host),
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

async function bound(server: Server, host: string, port: number): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, () => {
        server.off('error', reject);
        resolve();
      });
    });
  } catch (error) {
    throw await listenFault(error, host, port);
  }
}

async function listenFault(error: unknown, host: string, port: number): Promise<unknown> {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const options = { cause: error, details: { host, port } };
  switch (code) {
    case 'EADDRINUSE': {
      const holder = await findPortHolder(port);
      const by = holder ? `held by ${holder.command} (process ${holder.pid})` : 'held by another program';
      return new Fault(httpFaults.port_in_use, `port ${port} of ${host} is ${by}`, {
        cause: error,
        details: { host, port, ...(holder ? { holder } : {}) },
      });
    }
    case 'EACCES':
      return new Fault(
        httpFaults.port_forbidden,
        `this user may not listen on port ${port} of ${host}`,
        options,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAFNOSUPPORT':
      return new Fault(
        httpFaults.address_unavailable,
        `this machine has no address ${host} to listen on`,
        options,
      );
    default:
      return error;
  }
}

function urlOf(server: Server, host: string): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('expected a TCP address');
  return `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`;
}
