import { Fault } from '../../platform/errors/fault.js';
import { hostAndPort } from '../../platform/net/address.js';
import { validateFaults } from './faults.js';

/** HOST:PORT of a gateway; undefined for `embedded`: one that every run has for itself. */
export function gatewayNamed(text: string): string | undefined {
  if (text === 'embedded') return undefined;
  const at = hostAndPort(text);
  if (at !== undefined && at.port > 0) return text;
  throw new Fault(
    validateFaults.bad_gateway,
    `--gateway: expected embedded or HOST:PORT, found ${JSON.stringify(text)}`,
  );
}
