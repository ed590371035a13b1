import type { AskedOrder } from '../../asked/asked-order.js';
import { largestQuantity } from '../../asked/quantities.js';
import { unknown } from '../../watch/asking/known.js';
import { count } from '../figures.js';
import { defineRule } from '../rule.js';

/** Of a modification all of the order counts, not what it adds. */
export const quantity = defineRule({
  name: 'quantity',
  about: 'More shares or contracts than one order may have.',
  needs({ limits }, order) {
    if (limits.quantityPerOrder === undefined) return [];
    if (order.cashQuantity !== undefined) return ['instruments', 'prices'];
    return mayGoByNotional(order) ? ['instruments'] : [];
  },
  check({ policy, order, look, moves }) {
    const most = policy.limits.quantityPerOrder;
    if (most === undefined) return undefined;
    const [first] = moves;
    if (order.legs.length === 0 && goesByNotional(first?.instrument?.secType ?? '')) return undefined;
    let found = largestQuantity(order);
    if (order.cashQuantity !== undefined) {
      const quote = look.watch.quote(order.contract);
      if (!quote.known) return unknown(`how many that buys is not known: ${quote.why}`);
      const prices = [quote.value.low, order.limitPrice ?? 0].filter((price) => price > 0);
      // It buys the more the cheaper they are.
      found = order.cashQuantity / (Math.min(...prices) * (first?.instrument?.worth ?? 1));
    }
    if (found <= most) return undefined;
    const isStock = order.contract.secType === 'STK' || first?.instrument?.secType === 'STK';
    const are = most === 1 ? 'is' : 'are';
    return `${count(found)} ${isStock ? 'shares' : 'contracts'} where ${count(most)} ${are} allowed`;
  },
});

/** Measured in money instead of pieces. */
function goesByNotional(secType: string): boolean {
  return secType === 'CASH' || secType === 'CRYPTO';
}

function mayGoByNotional({ legs, contract }: AskedOrder): boolean {
  return legs.length === 0 && (contract.secType === '' || goesByNotional(contract.secType));
}
