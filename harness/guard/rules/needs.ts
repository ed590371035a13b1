import type { AskedOrder } from '../asked/asked-order.js';
import type { Policy } from '../policy/policy.js';

/** Which figures the rules of a policy ask for, of one order. */
export interface Needs {
  readonly instruments: boolean;
  readonly notional: boolean;
  readonly prices: boolean;
  readonly positions: boolean;
  /** Whether it may be refused, or charged for more, because too little is held. */
  readonly holdings: boolean;
  readonly profit: boolean;
  readonly time: boolean;
}

const NOTHING: Needs = {
  instruments: false,
  notional: false,
  prices: false,
  positions: false,
  holdings: false,
  profit: false,
  time: false,
};

/** Measured in money instead of pieces. */
export function goesByNotional(secType: string): boolean {
  return secType === 'CASH' || secType === 'CRYPTO';
}

/** Whether an order may sell options, which can cost more than they bring. */
function mayBeWritten({ contract, legs, side }: AskedOrder): boolean {
  return legs.length > 0 || (side === 'SELL' && ['', 'OPT', 'FOP'].includes(contract.secType));
}

export function needsOf({ orders, limits, ...policy }: Policy, order: AskedOrder): Needs {
  if (!orders) return NOTHING;
  const { contract, legs, cashQuantity, ceiling } = order;
  const notional = limits.notionalPerOrder !== undefined || limits.notionalPerDay !== undefined;
  const mayGoByNotional = legs.length === 0 && (contract.secType === '' || goesByNotional(contract.secType));
  const counts = limits.quantityPerOrder !== undefined;
  const isPriced = legs.length > 0 || (cashQuantity === undefined && ceiling === undefined);
  const profit = limits.lossPerDay !== undefined;
  const isChild = order.parentId !== 0;
  const mayWrite = notional && mayBeWritten(order);
  const holdings = !policy.shortSelling || mayWrite || (isChild && limits.notionalPerDay !== undefined);
  const positions = holdings || profit;
  const hasCalendar = policy.hours === 'trading' || policy.hours === 'regular';
  return {
    instruments:
      notional ||
      positions ||
      hasCalendar ||
      policy.symbols !== undefined ||
      policy.secTypes !== undefined ||
      (counts && (mayGoByNotional || cashQuantity !== undefined)),
    notional,
    prices: (notional && isPriced) || (counts && cashQuantity !== undefined),
    positions,
    holdings,
    profit,
    time: policy.hours !== 'any',
  };
}
