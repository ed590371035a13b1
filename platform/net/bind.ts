import type { Server } from 'node:net';
import { Fault } from '../errors/fault.js';
import { codeOf } from '../errors/thrown.js';
import { netFaults } from './faults.js';
import { findPortHolder } from './port-holder.js';

/** Where a server listens: a TCP port (0 takes any free one) or the path of a unix socket. */
export type Address = { readonly host: string; readonly port: number } | { readonly path: string };

/** Begins to listen, or says why that cannot be: who holds the port, where it is known. */
export async function bind(server: Server, address: Address): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      const failed = (error: Error) => {
        server.off('listening', begun);
        reject(error);
      };
      const begun = () => {
        server.off('error', failed);
        resolve();
      };
      server.once('error', failed).once('listening', begun).listen(address);
    });
  } catch (error) {
    throw 'path' in address ? pathFault(error, address.path) : await portFault(error, address);
  }
}

/** The port that a bound server has. */
export function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('expected a TCP address');
  return address.port;
}

function pathFault(error: unknown, path: string): unknown {
  if (codeOf(error) !== 'EADDRINUSE') return error;
  return new Fault(netFaults.socket_path_taken, `${path} exists already`, {
    cause: error,
    details: { path },
  });
}

async function portFault(error: unknown, { host, port }: { host: string; port: number }): Promise<unknown> {
  const options = { cause: error, details: { host, port } };
  switch (codeOf(error)) {
    case 'EADDRINUSE': {
      const holder = await findPortHolder(port);
      const by = holder ? `held by ${holder.command} (process ${holder.pid})` : 'held by another program';
      return new Fault(netFaults.port_in_use, `port ${port} of ${host} is ${by}`, {
        cause: error,
        details: { host, port, ...(holder ? { holder } : {}) },
      });
    }
    case 'EACCES':
      return new Fault(
        netFaults.port_forbidden,
        `this user may not listen on port ${port} of ${host}`,
        options,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAFNOSUPPORT':
      return new Fault(
        netFaults.address_unavailable,
        `this machine has no address ${host} to listen on`,
        options,
      );
    default:
      return error;
  }
}
