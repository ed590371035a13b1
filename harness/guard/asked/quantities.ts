import { type AskedContract, type AskedOrder, blankContract } from './asked-order.js';
import { opposite, type Side } from './side.js';

/** What an order does to one contract. */
export interface Move {
  readonly contract: AskedContract;
  readonly side: Side;
  readonly quantity: number;
  /** What the order itself says of its price, where it prices its legs one by one. */
  readonly price: number | undefined;
}

/** What an order does: one move, or one for each leg of a combination. */
export function movesOf(order: AskedOrder): readonly Move[] {
  const { contract, side, quantity, legs } = order;
  if (legs.length === 0) return [{ contract, side, quantity, price: undefined }];
  return legs.map((leg) => ({
    contract: { ...blankContract, conId: leg.conId, exchange: leg.exchange },
    side: side === 'BUY' ? leg.side : opposite(leg.side),
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
