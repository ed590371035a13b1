import { type Case, refuse } from './case.js';
import { count } from './figures.js';
import { holdingsOf } from './holdings.js';
import type { Refusal } from './verdict.js';

/** Nothing is sold that is not held, or that another order is selling already. */
export function refusedAsShort(seen: Case): Refusal | undefined {
  const { policy, order, moves, isExit } = seen;
  const sales = moves.filter(({ side }) => side === 'SELL');
  if (policy.shortSelling || sales.length === 0) return undefined;
  if (order.isShortSale) return refuse('short-selling', 'it calls itself a short sale');
  if (isExit) return undefined;
  if (order.cashQuantity !== undefined) {
    return refuse('short-selling', 'how many an amount of money sells is not known beforehand');
  }
  const holdings = holdingsOf(seen, sales);
  if ('allowed' in holdings) return holdings;
  const short = holdings.find(({ moves: sold, free }) => !(sold <= free));
  if (short === undefined) return undefined;
  const name = short.move.instrument?.symbol ?? short.move.contract.symbol;
  return refuse(
    'short-selling',
    `${count(short.moves)} ${name} to sell where ${count(Math.max(0, short.free))} are held and not being sold`,
  );
}
