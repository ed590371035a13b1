import type { AskedOrder } from '../asked/asked-order.js';
import type { Policy } from '../policy/policy.js';
import { leansOn, type Need } from './need.js';
import { rules } from './rules.js';

/** Which figures the rules of a policy look at, of one order. */
export function needsOf(policy: Policy, order: AskedOrder): ReadonlySet<Need> {
  const needs = new Set<Need>();
  const add = (need: Need) => {
    needs.add(need);
    for (const each of leansOn[need]) add(each);
  };
  if (!policy.orders) return needs;
  for (const rule of rules) for (const need of rule.needs?.(policy, order) ?? []) add(need);
  return needs;
}
