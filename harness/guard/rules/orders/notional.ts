import { money } from '../figures.js';
import { neededForMoved } from '../moved.js';
import { defineRule } from '../rule.js';

export const notional = defineRule({
  name: 'notional',
  about:
    'One order would move more than it may. An option that is sold, and not held, moves its strike price.',
  needs: ({ limits }, order) => (limits.notionalPerOrder === undefined ? [] : neededForMoved(order)),
  check(seen) {
    const most = seen.policy.limits.notionalPerOrder;
    if (most === undefined) return undefined;
    const moved = seen.notional();
    if (!moved.known) return moved;
    if (moved.value <= most) return undefined;
    return `it may move ${money(moved.value)} where ${money(most)} is allowed`;
  },
});
