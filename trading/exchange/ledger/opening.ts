import { withoutNoise } from '../../instruments/decimals.js';
import type { Order, OrderTerms } from '../orders/order.js';
import type { AccountState } from './account.js';
import type { ExpectedTrade } from './expected.js';

/** As much of an order as tells what is still to be traded: of one at work, or of one that is asked for. */
export type Wanted = Pick<Order, 'terms' | 'quantity' | 'filled'>;

/** What is held can be closed once: whatever comes later opens something anew. */
export interface Closing {
  /** What of the trades goes beyond closing what is left to close. */
  opening(trades: readonly ExpectedTrade[]): ExpectedTrade[];
  /** Some of these happen: of each instrument, the most that any one closes is no longer left. */
  take(either: readonly ExpectedTrade[]): void;
}

export function closingOf({ positions }: AccountState): Closing {
  const taken = new Map<number, number>();
  const closedBy = ({ instrument, quantity }: ExpectedTrade) => {
    const held = positions[instrument.conId]?.quantity ?? 0;
    if (held * quantity >= 0) return 0;
    const left = withoutNoise(held + (taken.get(instrument.conId) ?? 0));
    return Math.sign(quantity) * Math.min(Math.abs(left), Math.abs(quantity));
  };
  return {
    opening(trades) {
      const parts: ExpectedTrade[] = [];
      for (const trade of trades) {
        const closed = closedBy(trade);
        const quantity = closed === 0 ? trade.quantity : withoutNoise(trade.quantity - closed);
        if (quantity !== 0) parts.push(closed === 0 ? trade : { ...trade, quantity });
      }
      return parts;
    },
    take(either) {
      const most = new Map<number, number>();
      for (const trade of either) {
        const { conId } = trade.instrument;
        const closed = closedBy(trade);
        if (Math.abs(closed) > Math.abs(most.get(conId) ?? 0)) most.set(conId, closed);
      }
      for (const [conId, closed] of most) taken.set(conId, (taken.get(conId) ?? 0) + closed);
    },
  };
}

/** Orders in their order, those together of which only one can fill: of an OCA group, of one parent. */
export function alternatives(orders: Iterable<Wanted>): readonly (readonly Wanted[])[] {
  const all: Wanted[][] = [];
  const groups = new Map<string, Wanted[]>();
  for (const order of orders) {
    const key = groupOf(order.terms);
    const group = key === undefined ? undefined : groups.get(key);
    if (group !== undefined) group.push(order);
    else {
      const fresh = [order];
      all.push(fresh);
      if (key !== undefined) groups.set(key, fresh);
    }
  }
  return all;
}

/** What the orders of an account that exclude each other have in common; undefined for one that stands alone. */
export function groupOf({ oca, parent }: OrderTerms): string | undefined {
  if (oca !== undefined) return `oca ${oca.group}`;
  return parent === undefined ? undefined : `parent ${parent}`;
}
