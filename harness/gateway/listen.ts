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
  const shut = () => new Promise<void>((resolve) => server.close(() => resolve()));
  const follow = async () => {
    const isWanted = gateway.door.isOpen && !isClosed;
    if (isWanted === server.listening) return;
    await (isWanted ? bind(server, sameAddress) : shut());
  };
  /** The server follows the door, one step at a time. */
  let followed = Promise.resolve();
  const change = () => {
    // Somebody else may have taken the port meanwhile.
    followed = followed.then(follow).catch(failed);
    return followed;
  };
  gateway.door.onChange(change);
  return {
    port,
    async close() {
      isClosed = true;
      const closed = change();
      // The server is closed once all connections are.
      gateway.close();
      await closed;
    },
  };
}
