import { createServer } from 'node:net';
import { type Address, bind, portOf } from '../../platform/net/bind.js';
import type { Guard } from './create.js';

export interface ListeningGuard {
  /** The TCP port; 0 for a unix socket. */
  readonly port: number;
  /** Stops listening; connections that are there stay. */
  close(): Promise<void>;
}

/** Puts a guard on a TCP port or on a unix socket. */
export async function listenGuard(guard: Pick<Guard, 'attach'>, address: Address): Promise<ListeningGuard> {
  const server = createServer({ noDelay: true }, (socket) => guard.attach(socket));
  await bind(server, address);
  return {
    port: 'path' in address ? 0 : portOf(server),
    close: () =>
      new Promise((resolve) => {
        server.close();
        resolve();
      }),
  };
}
