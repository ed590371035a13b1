import { createServer } from 'node:net';
import type { Cancel, Clock } from '../../platform/clock/clock.js';
import { systemClock } from '../../platform/clock/system.js';
import { messageOf } from '../../platform/errors/thrown.js';
import { type Address, bind, portOf } from '../../platform/net/bind.js';
import type { Gateway } from './create.js';

export interface ListeningGateway {
  /** The TCP port; 0 for a unix socket. */
  readonly port: number;
  /** Stops listening and ends every connection. */
  close(): Promise<void>;
}

export interface ListenOptions {
  /** The time that passes until it is tried again; the machine's own unless a test says otherwise. */
  readonly wall?: Clock;
  /** Told once when the address cannot be had again after a restart; from then on it is tried until it can be. */
  readonly failed?: (error: unknown) => void;
}

const TRIED_AGAIN_AFTER = 1000;

/** Puts a gateway on a TCP port or on a unix socket. While it is shut down, nobody can connect there. */
export async function listen(
  gateway: Gateway,
  address: Address,
  { wall = systemClock, failed = () => {} }: ListenOptions = {},
): Promise<ListeningGateway> {
  const server = createServer({ noDelay: true }, (socket) => gateway.attach(socket));
  await bind(server, address);
  const { door } = gateway;
  const port = 'path' in address ? 0 : portOf(server);
  const sameAddress = 'path' in address ? address : { host: address.host, port };
  let isClosed = false;
  let trying: Cancel = () => {};
  const shut = () => new Promise<void>((resolve) => server.close(() => resolve()));
  const follow = async () => {
    const isWanted = door.isOpen && !isClosed;
    trying();
    if (!isWanted) door.blocked = undefined;
    if (isWanted === server.listening) return;
    await (isWanted ? bind(server, sameAddress) : shut());
    door.blocked = undefined;
  };
  /** Somebody else may have taken the port meanwhile. */
  const notYet = (error: unknown) => {
    if (door.blocked === undefined) failed(error);
    door.blocked = messageOf(error);
    trying = wall.after(TRIED_AGAIN_AFTER, () => void change());
  };
  /** The server follows the door, one step at a time. */
  let followed = Promise.resolve();
  const change = () => {
    followed = followed.then(follow).catch(notYet);
    return followed;
  };
  door.onChange(change);
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
