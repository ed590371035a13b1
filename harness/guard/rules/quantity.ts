import { largestQuantity } from '../asked/quantities.js';
import { type Case, refuse } from './case.js';
import { count } from './figures.js';
import { goesByNotional } from './needs.js';
import type { Refusal } from './verdict.js';

/** How many shares or contracts one order may have: of a modification all of them, not those that it adds. */
export function refusedByQuantity({ policy, order, look, moves }: Case): Refusal | undefined {
  const most = policy.limits.quantityPerOrder;
  if (most === undefined) return undefined;
  const [first] = moves;
  if (order.legs.length === 0 && goesByNotional(first?.instrument?.secType ?? '')) return undefined;
  let found = largestQuantity(order);
  if (order.cashQuantity !== undefined) {
    const quote = look.watch.quote(order.contract);
    if (!quote.known) return refuse('unknown', `how many that buys is not known: ${quote.why}`);
    const prices = [quote.value.low, order.limitPrice ?? 0].filter((price) => price > 0);
    // It buys the more the cheaper they are.
    found = order.cashQuantity / (Math.min(...prices) * (first?.instrument?.worth ?? 1));
  }
  if (found <= most) return undefined;
  const isStock = order.contract.secType === 'STK' || first?.instrument?.secType === 'STK';
  const are = most === 1 ? 'is' : 'are';
  return refuse(
    'quantity',
    `${count(found)} ${isStock ? 'shares' : 'contracts'} where ${count(most)} ${are} allowed`,
  );
}
