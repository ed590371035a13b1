import { guardFaults } from '../../harness/guard/faults.js';
import { Fault } from '../../platform/errors/fault.js';
import { hostAndPort } from '../../platform/net/address.js';

type Settings = Readonly<Record<string, string>>;

/** What `--listen 4003` or `--listen 127.0.0.1:4003` sets. */
export function listenSettings(text: string): Settings {
  const at = hostAndPort(text);
  if (at === undefined) return { 'guard.listen': text };
  return { 'guard.host': at.host, 'guard.listen': String(at.port) };
}

export function upstreamSettings(text: string): Settings {
  return { 'guard.upstream': upstreamIn(text) };
}

/** A port alone is one of this machine; a host alone is no address, since each of TWS and Gateway has its own. */
function upstreamIn(text: string): string {
  if (/^\d{1,5}$/.test(text)) return `127.0.0.1:${text}`;
  if (hostAndPort(text) !== undefined) return text;
  const isHostAlone = /^[A-Za-z0-9.-]+$/.test(text);
  throw new Fault(
    guardFaults.bad_address,
    `--upstream: expected HOST:PORT, found ${JSON.stringify(text)}${isHostAlone ? ', which names no port' : ''}`,
    {
      next: `Paper logins: TWS listens on 7497, IB Gateway on 4002. Such as \`--upstream ${isHostAlone ? text : '127.0.0.1'}:7497\`.`,
    },
  );
}
