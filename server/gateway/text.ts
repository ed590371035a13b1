import type { Address } from '../../platform/net/bind.js';
import type { RunningGateway } from './start.js';

/** What a person needs to connect: `127.0.0.1:4002: DU1234567, seed 1, clock always-open (2026-…)`. */
export function gatewayText({ address, accounts, seed, clock, now, state }: RunningGateway): string {
  const time = new Date(now()).toISOString();
  const kept = state === undefined ? '' : `, kept in ${state}`;
  return `${addressText(address)}: ${accounts.join(', ')}, seed ${seed}, clock ${clock} (${time})${kept}`;
}

function addressText(address: Address): string {
  if ('path' in address) return address.path;
  return `${address.host.includes(':') ? `[${address.host}]` : address.host}:${address.port}`;
}
