import type { AskedContract, AskedLeg, AskedOrder } from './asked-order.js';

/** What an order does to one contract. */
export interface Move {
  readonly contract: AskedContract;
  readonly side: 'BUY' | 'SELL';
  readonly quantity: number;
  /** What the order itself says of its price, where it prices its legs one by one. */
  readonly price: number | undefined;
}

/** What an order does: one move, or one for each leg of a combination. */
export function movesOf(order: AskedOrder): readonly Move[] {
  const { contract, side, quantity, legs } = order;
  if (legs.length === 0) return [{ contract, side, quantity, price: undefined }];
  return legs.map((leg) => ({
    contract: contractOfLeg(leg),
    side: side === 'BUY' ? leg.action : opposite(leg.action),
    quantity: quantity * leg.ratio,
    price: leg.price,
  }));
}

/** The most that an order moves of one contract, be it in several legs. */
export function largestQuantity(order: AskedOrder): number {
  const byContract = new Map<number, number>();
  for (const { contract, quantity } of movesOf(order)) {
    byContract.set(contract.conId, (byContract.get(contract.conId) ?? 0) + quantity);
  }
  return Math.max(...byContract.values());
}

export function opposite(side: 'BUY' | 'SELL'): 'BUY' | 'SELL' {
  return side === 'BUY' ? 'SELL' : 'BUY';
}

function contractOfLeg({ conId, exchange }: AskedLeg): AskedContract {
  return {
    conId,
    symbol: '',
    secType: '',
    lastTradeDateOrContractMonth: '',
    strike: 0,
    right: '',
    multiplier: '',
    exchange,
    primaryExchange: '',
    currency: '',
    localSymbol: '',
    tradingClass: '',
    secIdType: '',
    secId: '',
  };
}
