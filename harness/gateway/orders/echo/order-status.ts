import { type HeldBy, isDone, type Order, remainingOf } from '../../../../trading/exchange/orders/order.js';
import { withoutNoise } from '../../../../trading/instruments/decimals.js';
import type { Ticket } from '../ticket.js';

/** What IB says of an order that is held; of other reasons it says nothing. */
const WHY_HELD: Readonly<Partial<Record<HeldBy, string>>> = { parent: 'child', trigger: 'trigger' };

/** How far an order has come. */
export function orderStatusValues({ asked, orderId, clientId, permId }: Ticket, order: Order) {
  return {
    orderId,
    status: order.status,
    filled: order.filled,
    remaining: remainingOf(order),
    avgFillPrice: withoutNoise(order.averagePrice),
    permId,
    parentId: asked.parentId ?? 0,
    lastFillPrice: order.lastPrice,
    clientId,
    whyHeld: whyHeld(order),
    mktCapPrice: 0,
  };
}

function whyHeld(order: Order): string {
  if (order.heldBy.length === 0 || isDone(order)) return '';
  return order.heldBy
    .map((by) => WHY_HELD[by])
    .filter((word) => word !== undefined)
    .join(',');
}
