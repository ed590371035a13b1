import { money } from '../figures.js';
import { chargeOf, neededForMoved } from '../moved.js';
import { defineRule } from '../rule.js';

/** Of a modification the day is charged with what it may move now instead of what it could before. */
export const dailyNotional = defineRule({
  name: 'daily-notional',
  about: 'The orders of the day would move more than they may.',
  needs({ limits }, order) {
    if (limits.notionalPerDay === undefined) return [];
    // A child that closes something is not charged.
    return order.parentId === 0 ? neededForMoved(order) : [...neededForMoved(order), 'holdings'];
  },
  check(seen) {
    const { policy, look, account } = seen;
    const most = policy.limits.notionalPerDay;
    if (most === undefined) return undefined;
    const charge = chargeOf(seen);
    if (!charge.known) return charge;
    if (charge.value === 0) return undefined;
    const { standing } = look;
    const replaced = standing?.isOpen === true && standing.account === account ? standing.notional : 0;
    const others = look.book.notionalToday(account, look.now) - replaced;
    if (others + charge.value <= most) return undefined;
    return `it may move ${money(charge.value)} after ${money(Math.max(0, others))} of today, where ${money(most)} is allowed`;
  },
});
