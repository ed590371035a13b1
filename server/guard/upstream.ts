import { connect, type Socket } from 'node:net';
import { guardFaults } from '../../harness/guard/faults.js';
import type { Clock } from '../../platform/clock/clock.js';
import { Fault } from '../../platform/errors/fault.js';
import { hostAndPort } from '../../platform/net/address.js';
import type { Address } from '../../platform/net/bind.js';
import { loopbackName } from '../../platform/net/loopback.js';

/** TWS, or a gateway, as the guard reaches it. */
export interface Upstream {
  /** As it was asked for, such as `127.0.0.1:4002`. */
  readonly name: string;
  /** A new connection; what is wrong with it shows later. */
  connect(): Socket;
  /** Why nobody can connect to it now; undefined when one can. */
  trouble(clock: Clock): Promise<string | undefined>;
}

/** A host that answers neither yes nor no is not worth a longer wait at the start. */
const PATIENCE_MS = 1000;

export function upstreamAt(name: string): Upstream {
  const at = hostAndPort(name);
  if (at === undefined || at.port === 0) {
    throw new Fault(
      guardFaults.bad_address,
      `guard.upstream: expected HOST:PORT, found ${JSON.stringify(name)}`,
    );
  }
  const open = () => connect({ ...at, noDelay: true });
  return {
    name,
    connect: open,
    trouble: (clock) =>
      new Promise((resolve) => {
        const socket = open();
        const end = (trouble: string | undefined) => {
          cancel();
          socket.destroy();
          resolve(trouble);
        };
        const cancel = clock.after(PATIENCE_MS, () => end('it does not answer'));
        socket.once('connect', () => end(undefined));
        socket.on('error', (error) => end(error.message === '' ? 'nothing listens there' : error.message));
      }),
  };
}

/** A guard that is its own upstream would open connections to itself until there are none left. */
export function refuseItself(upstream: string, at: Address): void {
  const there = hostAndPort(upstream);
  if (there === undefined || 'path' in at || at.port === 0 || there.port !== at.port) return;
  const isSame = there.host === at.host || (isOwn(there.host) && isOwn(at.host));
  if (!isSame) return;
  throw new Fault(guardFaults.bad_address, `the guard is to listen on its own upstream, ${upstream}`, {
    details: { upstream },
    next: 'Name two ports: where clients connect (--listen) and where TWS or the gateway is (--upstream).',
  });
}

function isOwn(host: string): boolean {
  return loopbackName(host) !== undefined || host === '0.0.0.0' || host === '::';
}
