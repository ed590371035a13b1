import type { AskedOrder } from '../asked/asked-order.js';
import type { Policy } from '../policy/policy.js';
import type { Unknown } from '../watch/asking/known.js';
import type { Case } from './case.js';
import type { Need } from './need.js';

/**
 * A rule of orders. A reason is a clause with the figure that broke it and the one that is allowed, such as `25 shares
 * where 10 are allowed`.
 */
export interface Rule<Name extends string = string> {
  /** As its refusals call it. */
  readonly name: Name;
  /** What it refuses, for RULES.md. */
  readonly about: string;
  /** Why an order is refused by its own words alone, before anything is asked of the upstream. */
  readonly words?: (policy: Policy, order: AskedOrder) => string | undefined;
  /** What `check` looks at, under this policy and for this order; what no rule has named here it finds unknown. */
  readonly needs?: (policy: Policy, order: AskedOrder) => readonly Need[];
  /** Why an order is refused by what is known of it and of its account; or which figure for that is not to be had. */
  readonly check?: (seen: Case) => string | Unknown | undefined;
}

export function defineRule<Name extends string>(rule: Rule<Name>): Rule<Name> {
  return rule;
}
