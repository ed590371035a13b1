import { createServer } from 'node:net';
import { type Address, bind, portOf } from '../../platform/net/bind.js';
import type { Gateway } from './create.js';

export interface ListeningGateway {
  /** The TCP port; 0 for a unix socket. */
  readonly port: number;
  /** Stops listening and ends every connection. */
  close(): Promise<void>;
}

/** Puts a gateway on a TCP port or on a unix socket. */
export async function listen(gateway: Gateway, address: Address): Promise<ListeningGateway> {
  const server = createServer({ noDelay: true }, (socket) => gateway.attach(socket));
  await bind(server, address);
  return {
    port: 'path' in address ? 0 : portOf(server),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        gateway.close();
      }),
  };
}
