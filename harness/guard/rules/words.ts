import type { AskedOrder } from '../asked/asked-order.js';
import type { Policy } from '../policy/policy.js';
import { rules } from './rules.js';
import { type Refusal, refuse } from './verdict.js';

/** What can be said of an order by its own words, before anything is asked of the upstream. */
export function refusedByWords(policy: Policy, order: AskedOrder): Refusal | undefined {
  for (const { name, words } of rules) {
    const reason = words?.(policy, order);
    if (reason !== undefined) return refuse(name, reason);
  }
  return undefined;
}
