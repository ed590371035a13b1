import { addressText } from '../../platform/net/address.js';
import type { RunningGateway } from './start.js';

/** What a person needs to connect: `127.0.0.1:4002: DU1234567, seed 1, clock always-open (2026-…)`. */
export function gatewayText(gateway: RunningGateway): string {
  const { address, accounts, seed, clock, now, state, script } = gateway;
  const time = new Date(now()).toISOString();
  const kept = state === undefined ? '' : `, kept in ${state}`;
  const played = script === undefined ? '' : `, playing ${script}`;
  return `${addressText(address)}: ${accounts.join(', ')}, seed ${seed}, clock ${clock} (${time})${kept}${played}`;
}

/** Where trouble can be made over HTTP; nothing where nobody asked for that. */
export function adminText({ admin }: RunningGateway): string {
  return admin === undefined ? '' : `admin at ${admin.url}, token ${admin.token}\n`;
}
