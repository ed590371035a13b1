import type { Policy } from '../policy/policy.js';
import type { Why } from './verdict.js';

/** The rule, the figure and the policy. */
export function ruleText({ name }: Pick<Policy, 'name'>, { rule, reason }: Why): string {
  return `${rule}: ${reason} (policy ${name})`;
}

/** What a client reads after `Order rejected - reason:` of a 201. */
export function refusalText(policy: Pick<Policy, 'name'>, why: Why): string {
  return `guard: ${ruleText(policy, why)}`;
}
