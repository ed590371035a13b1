import type { AskedOrder } from '../asked/asked-order.js';
import { type Move, movesOf } from '../asked/quantities.js';
import type { Policy } from '../policy/policy.js';
import type { Wanted } from '../watch/watch.js';
import type { Need } from './need.js';
import { needsOf } from './needs.js';
import { refusedByWords } from './words.js';

/** What has to be at hand before an order can be judged: nothing that no rule of the policy will look at. */
export function wantedBy(policy: Policy, order: AskedOrder): Wanted {
  const needs = refusedByWords(policy, order) === undefined ? needsOf(policy, order) : NOTHING;
  const closes = needs.has('holdings') ? closing(order) : [];
  return {
    ...(closes.length > 0 ? { closes } : {}),
    contracts: needs.has('instruments') ? movesOf(order).map(({ contract }) => contract) : [],
    prices: needs.has('prices'),
    rates: needs.has('notional'),
    positions: needs.has('positions'),
    profit: needs.has('profit'),
    time: needs.has('time'),
  };
}

const NOTHING: ReadonlySet<Need> = new Set();

/** What may be allowed only because something is held: sales, and children, which close what others open. */
function closing(order: AskedOrder): readonly Move[] {
  return movesOf(order).filter(({ side }) => side === 'SELL' || order.parentId !== 0);
}
