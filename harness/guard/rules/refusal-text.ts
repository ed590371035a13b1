import type { Policy } from '../policy/policy.js';
import type { Refusal } from './verdict.js';

/** What a client reads after `Order rejected - reason:` of a 201. */
export function refusalText({ name }: Pick<Policy, 'name'>, { rule, reason }: Refusal): string {
  return `guard: ${rule}: ${reason} (policy ${name})`;
}
