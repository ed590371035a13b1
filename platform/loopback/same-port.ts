import { Fault } from '../errors/fault.js';
import type { Address } from '../net/bind.js';
import { netFaults } from '../net/faults.js';

interface Purposes {
  /** The flag that says where clients connect. */
  readonly clients: string;
  /** What a loopback port is called, and its flag: `admin` is chosen with `--admin-port`. */
  readonly name: string;
  readonly purpose: string;
}

/** Refuses a loopback port that is the one for clients as well. */
export function refuseSamePort(at: Address, port: number | undefined, of: Purposes): void {
  if (port === undefined || port === 0 || 'path' in at || at.port !== port) return;
  const flag = `--${of.name}-port`;
  throw new Fault(
    netFaults.port_in_use,
    `port ${port} is asked for twice: for clients (${of.clients}) and for ${of.purpose} (${flag})`,
    { details: { port }, next: `Choose two ports: \`${flag} 0\` takes any free one.` },
  );
}
