import type { Flag } from '../../platform/config/flags.js';
import { hostAndPort } from './address.js';

interface Given {
  readonly listen?: string | undefined;
  readonly controlPort?: string | undefined;
  readonly controlToken?: string | undefined;
}

/** Those flags of `ibs guard` whose names are not the settings' own, as settings. */
export function guardFlags({ listen, controlPort, controlToken }: Given): Flag[] {
  const flags: Flag[] = [];
  const add = (flag: string, key: string, text: string | undefined) => {
    if (text !== undefined) flags.push({ flag, key, text });
  };
  // Both `--listen 4003` and `--listen 127.0.0.1:4003`.
  const at = listen === undefined ? undefined : hostAndPort(listen);
  add('--listen', 'guard.host', at?.host);
  add('--listen', 'guard.listen', at === undefined ? listen : String(at.port));
  add('--control-port', 'guard.controlPort', controlPort);
  add('--control-token', 'guard.controlToken', controlToken);
  return flags;
}
