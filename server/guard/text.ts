import { addressText } from '../../platform/net/address.js';
import { policyLines } from './policy-text.js';
import type { RunningGuard } from './start.js';
import { usedRows } from './status-text.js';

/** What a person needs to know of a guard that has begun, a thing a line. */
export function guardText(guard: RunningGuard): string {
  const { address, upstream, policy, policyFile, record, transcript, control, killed } = guard;
  const { today, limits } = guard.status();
  const accounts = today.accounts.filter(({ openOrders, notional }) => openOrders > 0 || notional > 0);
  const used = usedRows({ accounts }, limits).map(([account, text]) => `${account} ${text}`);
  return [
    `guard at ${addressText(address)} before ${upstream}; Ctrl-C stops it`,
    `policy ${policyFile === undefined ? policy.name : `${policyFile}, from ${policy.profile}`}: \`ibs guard policies\` has all of it`,
    ...policyLines(policy).map((line) => `  ${line}`),
    ...(used.length === 0 ? [] : [`used today: ${used.join('; ')}`]),
    `record in ${record}`,
    ...(transcript === undefined ? [] : [`transcript in ${transcript}`]),
    ...(control === undefined ? [] : [`control at ${control.url}, token ${control.token}`]),
    ...(killed === undefined ? [] : [`KILLED: ${killed}; nothing trades until \`ibs guard release\``]),
    '',
  ].join('\n');
}
