import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Fault } from '../../../platform/errors/fault.js';
import type { Log } from '../../../platform/log/log.js';
import { bind, portOf } from '../../../platform/net/bind.js';
import type { Gateway } from '../create.js';
import { createAdmin } from './create.js';

export interface ListeningAdmin {
  /** Such as `http://127.0.0.1:4003`. */
  readonly url: string;
  /** Ends every connection. */
  close(): Promise<void>;
}

/** Only programs on this machine can reach it, and of those only the ones that know the token get anywhere. */
const HOST = '127.0.0.1';

/** Serves the admin interface of a gateway. @param port 0 takes any free one */
export async function listenAdmin(
  gateway: Pick<Gateway, 'trouble'>,
  { port, token, log }: { readonly port: number; readonly token: string; readonly log: Log },
): Promise<ListeningAdmin> {
  const admin = createAdmin(gateway, { token, log, port: () => portOf(server) });
  const server = createServer(
    getRequestListener((request) => admin.fetch(request), { overrideGlobalObjects: false }),
  );
  try {
    await bind(server, { host: HOST, port });
  } catch (thrown) {
    if (!(thrown instanceof Fault)) throw thrown;
    const { kind, message, cause, details } = thrown;
    const next = 'Choose another port: `--admin-port N`, or `--admin-port 0` for any free one.';
    throw new Fault(kind, `admin: ${message}`, { cause, details, next });
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
