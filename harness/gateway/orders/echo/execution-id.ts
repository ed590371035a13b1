import type { Fill } from '../../../../trading/exchange/orders/fill.js';

/**
 * `0000e0d5.69dd7411.01.01`: the order, the trade, its part, and how often it was corrected, which never happens
 * here. The legs of a combo are the later parts of its own trade.
 */
export function executionId({
  order,
  number,
  legOf = number,
}: Pick<Fill, 'order' | 'number' | 'legOf'>): string {
  const part = String(number - legOf + 1).padStart(2, '0');
  return `${eightDigits(order)}.${eightDigits(legOf)}.${part}.01`;
}

function eightDigits(value: number): string {
  return value.toString(16).padStart(8, '0');
}
