import { type Case, refuse } from './case.js';
import { money } from './figures.js';
import { onlyReduces } from './holdings.js';
import type { Refusal } from './verdict.js';

/** Once an account has lost what it may lose in a day, its positions may be made smaller and nothing else. */
export function refusedByLoss(seen: Case): Refusal | undefined {
  const { policy, look, account, isExit } = seen;
  const most = policy.limits.lossPerDay;
  if (most === undefined) return undefined;
  const profit = look.watch.profitToday(account);
  if (!profit.known) return refuse('unknown', `the profit of the day is not known: ${profit.why}`);
  const lost = -profit.value;
  if (lost <= 0 || lost < most || isExit || onlyReduces(seen) === true) return undefined;
  return refuse(
    'daily-loss',
    `${money(lost)} lost today where ${money(most)} may be, and the order does not reduce a position`,
  );
}
