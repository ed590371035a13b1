import type { AskedOrder } from '../asked/asked-order.js';
import { type Move, movesOf } from '../asked/quantities.js';
import type { Policy } from '../policy/policy.js';
import type { Wanted } from '../watch/watch.js';
import { refusedByWords } from './names.js';
import { needsOf } from './needs.js';

/** What has to be at hand before an order can be judged: nothing that no rule of the policy will look at. */
export function wantedBy(policy: Policy, order: AskedOrder): Wanted {
  const needs = needsOf(policy, order);
  const isRefused = refusedByWords(policy, order) !== undefined;
  const some = (needed: boolean) => needed && !isRefused;
  const closes = some(needs.holdings) ? closing(order) : [];
  return {
    ...(closes.length > 0 ? { closes } : {}),
    contracts: some(needs.instruments) ? movesOf(order).map(({ contract }) => contract) : [],
    prices: some(needs.prices),
    rates: some(needs.notional),
    positions: some(needs.positions),
    profit: some(needs.profit),
    time: some(needs.time),
  };
}

/** What may be allowed only because something is held: sales, and children, which close what others open. */
function closing(order: AskedOrder): readonly Move[] {
  return movesOf(order).filter(({ side }) => side === 'SELL' || order.parentId !== 0);
}
