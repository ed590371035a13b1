import { otherOrders } from '../case.js';
import { defineRule } from '../rule.js';

/** An order that is changed is open already. */
export const openOrders = defineRule({
  name: 'open-orders',
  about: 'As many orders are open as may be.',
  check(seen) {
    const most = seen.policy.limits.openOrders;
    if (most === undefined) return undefined;
    const open = otherOrders(seen).length;
    if (open + 1 <= most) return undefined;
    return `${open} ${open === 1 ? 'is' : 'are'} open where ${most} may be`;
  },
});
