import { guardFaults } from '../../harness/guard/faults.js';
import type { Flag } from '../../platform/config/flags.js';
import { Fault } from '../../platform/errors/fault.js';
import { hostAndPort } from '../../platform/net/address.js';

interface Given {
  readonly listen?: string | undefined;
  readonly upstream?: string | undefined;
  readonly audit?: string | undefined;
  readonly controlPort?: string | undefined;
  readonly controlToken?: string | undefined;
}

/** Those flags of `ibs guard` whose names are not the settings' own, as settings. */
export function guardFlags({ listen, upstream, audit, controlPort, controlToken }: Given): Flag[] {
  const flags: Flag[] = [];
  const add = (flag: string, key: string, text: string | undefined) => {
    if (text !== undefined) flags.push({ flag, key, text });
  };
  // Both `--listen 4003` and `--listen 127.0.0.1:4003`.
  const at = listen === undefined ? undefined : hostAndPort(listen);
  add('--listen', 'guard.host', at?.host);
  add('--listen', 'guard.listen', at === undefined ? listen : String(at.port));
  add('--upstream', 'guard.upstream', upstream === undefined ? undefined : upstreamIn(upstream));
  add('--audit', 'guard.audit', audit);
  add('--control-port', 'guard.controlPort', controlPort);
  add('--control-token', 'guard.controlToken', controlToken);
  return flags;
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
