import { type Case, otherOrders, refuse } from './case.js';
import type { Refusal } from './verdict.js';

/** How many orders may be open in an account at once; one that is changed is open already. */
export function refusedByOpenOrders(seen: Case): Refusal | undefined {
  const most = seen.policy.limits.openOrders;
  if (most === undefined) return undefined;
  const open = otherOrders(seen).length;
  if (open + 1 <= most) return undefined;
  return refuse('open-orders', `${open} ${open === 1 ? 'is' : 'are'} open where ${most} may be`);
}
