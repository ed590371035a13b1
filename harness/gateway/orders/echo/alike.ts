import type { PlacedOrder } from '../ticket.js';

/** Whether two orders ask for the same in all but what is each order's own. Those with rows never do. */
export function isAlike(one: PlacedOrder, other: PlacedOrder): boolean {
  return hasNothingElseThan(one, other) && hasNothingElseThan(other, one);
}

function hasNothingElseThan<Of extends object>(one: Of, other: Of): boolean {
  for (const name in one) {
    const value = one[name];
    if (value === other[name] || OWN.has(name)) continue;
    if (!Array.isArray(value) || value.length > 0) return false;
  }
  return true;
}

/** What goes into an order's particulars, and what openOrder does not tell. */
const OWN: ReadonlySet<string> = new Set([
  'orderId',
  'conId',
  'symbol',
  'secType',
  'lastTradeDateOrContractMonth',
  'strike',
  'right',
  'multiplier',
  'exchange',
  'primaryExchange',
  'currency',
  'localSymbol',
  'tradingClass',
  'secIdType',
  'secId',
  'action',
  'totalQuantity',
  'lmtPrice',
  'auxPrice',
  'tif',
  'ocaGroup',
  'account',
  'openClose',
  'orderRef',
  'transmit',
  'parentId',
  'goodAfterTime',
  'goodTillDate',
  'trailStopPrice',
  'trailingPercent',
  'lmtPriceOffset',
] satisfies readonly (keyof PlacedOrder)[]);
