import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Fault } from '../../../platform/errors/fault.js';
import type { Log } from '../../../platform/log/log.js';
import { bind, portOf } from '../../../platform/net/bind.js';
import { type Controlled, createControl } from './create.js';

export interface ListeningControl {
  /** Such as `http://127.0.0.1:4004`. */
  readonly url: string;
  /** Ends every connection. */
  close(): Promise<void>;
}

export interface ListenControlOptions {
  /** 0 takes any free one. */
  readonly port: number;
  readonly token: string;
  readonly guard: Controlled;
  readonly log: Log;
}

/** Only programs on this machine can reach it, and of those only the ones that know the token get anywhere. */
const HOST = '127.0.0.1';

export async function listenControl({
  port,
  token,
  guard,
  log,
}: ListenControlOptions): Promise<ListeningControl> {
  const control = createControl({ guard, token, log, port: () => portOf(server) });
  const server = createServer(
    getRequestListener((request) => control.fetch(request), { overrideGlobalObjects: false }),
  );
  try {
    await bind(server, { host: HOST, port });
  } catch (thrown) {
    if (!(thrown instanceof Fault)) throw thrown;
    const { kind, message, cause, details } = thrown;
    const next = 'Choose another port: `--control-port N`, or `--control-port 0` for any free one.';
    throw new Fault(kind, `control: ${message}`, { cause, details, next });
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
