import { unknown } from '../../watch/asking/known.js';
import { money } from '../figures.js';
import { onlyReduces } from '../holdings.js';
import { defineRule } from '../rule.js';

/** Once an account has lost what it may lose in a day, its positions may be made smaller and nothing else. */
export const dailyLoss = defineRule({
  name: 'daily-loss',
  about: 'The account has lost today what it may lose; only orders that reduce a position go through.',
  needs: ({ limits }) => (limits.lossPerDay === undefined ? [] : ['profit', 'positions']),
  check(seen) {
    const { policy, look, account, isExit } = seen;
    const most = policy.limits.lossPerDay;
    if (most === undefined) return undefined;
    const profit = look.watch.profitToday(account);
    if (!profit.known) return unknown(`the profit of the day is not known: ${profit.why}`);
    const lost = -profit.value;
    if (lost <= 0 || lost < most || isExit) return undefined;
    const reduces = onlyReduces(seen);
    if (reduces.known && reduces.value) return undefined;
    return `${money(lost)} lost today where ${money(most)} may be, and the order does not reduce a position`;
  },
});
