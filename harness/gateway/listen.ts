import { createServer } from 'node:net';
import { type Address, bind, portOf } from '../../platform/net/bind.js';
import type { Gateway } from './create.js';

export interface ListeningGateway {
  /** The TCP port; 0 for a unix socket. */
  readonly port: number;
  /** Stops listening and ends every connection. */
  close(): Promise<void>;
}

/** Puts a gateway on a TCP port or on a unix socket. While it is shut down, nobody can connect there. */
export async function listen(
  gateway: Gateway,
  address: Address,
  failed: (error: unknown) => void = () => {},
): Promise<ListeningGateway> {
  const server = createServer({ noDelay: true }, (socket) => gateway.attach(socket));
  await bind(server, address);
  const port = 'path' in address ? 0 : portOf(server);
  const sameAddress = 'path' in address ? address : { host: address.host, port };
  let isClosed = false;
  /** Whether the server is to listen; it follows one step at a time. */
  let change = Promise.resolve();
  const shut = () => new Promise<void>((resolve) => server.close(() => resolve()));
  gateway.door.onChange((isOpen) => {
    change = change.then(async () => {
      if (isClosed || isOpen === server.listening) return;
      await (isOpen ? bind(server, sameAddress) : shut());
    });
    // Somebody else may have taken the port meanwhile.
    change.catch(failed);
  });
  return {
    port,
    async close() {
      isClosed = true;
      const closed = server.listening ? shut() : undefined;
      gateway.close();
      await closed;
    },
  };
}
