import type { Order, OrderTerms } from '../../../../trading/exchange/orders/order.js';
import type { PlacedOrder } from '../ticket.js';

/** Where an order stands that moves by itself; one that is only asked about stands nowhere. */
export type Standing = Partial<Pick<Order, 'stop' | 'limit'>>;

/** Where a stop stands, or will begin; undefined for what has none. */
export function stopPriceOf({ pricing }: OrderTerms, standing: Standing): number | undefined {
  if ('by' in pricing) return standing.stop ?? pricing.stop;
  return 'stop' in pricing ? pricing.stop : undefined;
}

/** The price of a limit order, 0 for what has none. */
export function limitPriceOf(
  { lmtPrice = 0 }: PlacedOrder,
  { pricing, side }: OrderTerms,
  { limit }: Standing,
  stop: number | undefined,
): number {
  switch (pricing.kind) {
    case 'market':
    case 'stop':
    case 'trail':
    case 'if-touched':
    case 'snap':
      return 0;
    case 'limit':
    case 'stop-limit':
    case 'limit-if-touched':
      return pricing.limit;
    case 'market-to-limit':
      return limit ?? 0;
    case 'trail-limit':
      if (limit !== undefined) return limit;
      return stop === undefined ? 0 : stop + (side === 'BUY' ? pricing.limitOffset : -pricing.limitOffset);
    // What follows the market is told by its cap.
    case 'relative':
    case 'peg-market':
    case 'peg-mid':
    case 'midprice':
    case 'peg-bench':
      return lmtPrice;
  }
}

/** The price of a stop, what touches an order off, or how far it keeps from the market. */
export function auxPriceOf({ auxPrice = 0 }: PlacedOrder, { pricing }: OrderTerms): number {
  switch (pricing.kind) {
    case 'market':
    case 'limit':
    case 'market-to-limit':
    case 'midprice':
    case 'peg-bench':
      return 0;
    case 'stop':
    case 'stop-limit':
      return pricing.stop;
    case 'trail':
    case 'trail-limit':
      return 'amount' in pricing.by ? pricing.by.amount : 0;
    case 'if-touched':
    case 'limit-if-touched':
      return pricing.trigger;
    // Offsets go out with the sign that they came with.
    case 'relative':
    case 'peg-market':
    case 'peg-mid':
    case 'snap':
      return auxPrice;
  }
}
