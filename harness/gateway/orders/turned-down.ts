import type { Order, OrderId, OrderTerms } from '../../../trading/exchange/orders/order.js';
import { orderStatus } from '../../wire/replies/executions.js';
import type { Session } from '../session.js';
import type { TwsError } from '../tws-errors.js';
import { sendOrder } from './tell.js';
import type { PlacedOrder, Ticket } from './ticket.js';

/** An order that the venue did not take: clients hear why, and see it once, as Inactive. */
export function tellRejected(session: Session, ticket: Ticket, terms: OrderTerms, error: TwsError): void {
  const placedAt = session.backend.clock.now();
  const order: Order = {
    id: ticket.permId,
    terms,
    status: 'Inactive',
    heldBy: [],
    placedAt,
    priority: 0,
    filled: 0,
    averagePrice: 0,
    lastPrice: 0,
    triggered: false,
    conditionsMet: false,
    quantity: terms.quantity,
    ended: { at: placedAt, reason: 'rejected' },
  };
  session.error(ticket.orderId, error);
  sendOrder(session, ticket, order);
}

/** An order that ended before the venue heard of it. */
export function tellDropped(
  session: Session,
  {
    orderId,
    permId,
    asked,
  }: { readonly orderId: number; readonly permId: OrderId; readonly asked: PlacedOrder },
  error: TwsError,
): void {
  session.send(orderStatus, {
    orderId,
    status: 'Cancelled',
    filled: 0,
    remaining: asked.totalQuantity ?? 0,
    avgFillPrice: 0,
    permId,
    parentId: asked.parentId ?? 0,
    lastFillPrice: 0,
    clientId: session.clientId,
    whyHeld: '',
    mktCapPrice: 0,
  });
  session.error(orderId, error);
}
