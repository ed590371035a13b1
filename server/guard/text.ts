import type { Policy } from '../../harness/guard/policy/policy.js';
import type { Address } from '../../platform/net/bind.js';
import type { RunningGuard } from './start.js';

/** What a person needs to know of a guard that has begun, a thing a line. */
export function guardText(guard: RunningGuard): string {
  const { address, upstream, policy, record, transcript, control, killed } = guard;
  return [
    `guard at ${addressText(address)} before ${upstream}; Ctrl-C stops it`,
    `policy ${policyLine(policy)}`,
    `record in ${record}`,
    ...(transcript === undefined ? [] : [`transcript in ${transcript}`]),
    ...(control === undefined ? [] : [`control at ${control.url}, token ${control.token}`]),
    ...(killed === undefined ? [] : [`KILLED: ${killed}; nothing trades until \`ibs guard release\``]),
    '',
  ].join('\n');
}

/** A policy in a line: its name and the figures that most people ask for. */
export function policyLine({ name, orders, limits, shortSelling, hours }: Policy): string {
  if (!orders) return `${name}: no orders`;
  const parts = [
    figure(limits.quantityPerOrder, 'shares or contracts an order'),
    figure(limits.notionalPerOrder, 'an order'),
    figure(limits.notionalPerDay, 'a day'),
    figure(limits.openOrders, 'open orders'),
    figure(limits.lossPerDay, 'lost a day'),
    shortSelling ? '' : 'no short selling',
    hours === 'any' ? '' : 'not at all hours',
  ].filter((part) => part !== '');
  return `${name}: ${parts.length === 0 ? 'no limits' : parts.join(', ')}`;
}

export function addressText(address: Address): string {
  if ('path' in address) return address.path;
  return `${address.host.includes(':') ? `[${address.host}]` : address.host}:${address.port}`;
}

function figure(value: number | undefined, of: string): string {
  return value === undefined ? '' : `${value.toLocaleString('en-US')} ${of}`;
}
