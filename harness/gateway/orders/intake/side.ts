import type { Side } from '../../../../trading/exchange/orders/order.js';

/** TWS takes more words than its documentation has; a short sale is a sale. */
const SIDES: ReadonlyMap<string, Side> = new Map([
  ['BUY', 'BUY'],
  ...['SELL', 'SSHORT', 'SSHRT', 'SSHORTX', 'SSHRTX', 'SLONG', 'SELL LONG'].map(
    (word) => [word, 'SELL'] as const,
  ),
]);

export function readSide(action = ''): Side | undefined {
  return SIDES.get(action) ?? SIDES.get(action.toUpperCase());
}
