import { count } from '../figures.js';
import { holdingsOf } from '../holdings.js';
import { defineRule } from '../rule.js';

/** Nothing is sold that is not held, or that another order is selling already. */
export const shortSelling = defineRule({
  name: 'short-selling',
  about:
    'The order would sell what the account does not hold. Right after a trade it waits up to 1.5 s for the position to show it.',
  needs: (policy) => (policy.shortSelling ? [] : ['holdings']),
  check(seen) {
    const { policy, order, moves, isExit } = seen;
    const sales = moves.filter(({ side }) => side === 'SELL');
    if (policy.shortSelling || sales.length === 0) return undefined;
    if (order.isShortSale) return 'it calls itself a short sale';
    if (isExit) return undefined;
    if (order.cashQuantity !== undefined) return 'how many an amount of money sells is not known beforehand';
    const holdings = holdingsOf(seen, sales);
    if (!holdings.known) return holdings;
    const short = holdings.value.find(({ moves: sold, free }) => !(sold <= free));
    if (short === undefined) return undefined;
    const name = short.move.instrument?.symbol ?? short.move.contract.symbol;
    return `${count(short.moves)} ${name} to sell where ${count(Math.max(0, short.free))} are held and not being sold`;
  },
});
