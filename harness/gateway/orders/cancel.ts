import { isDone } from '../../../trading/exchange/orders/order.js';
import type { Session } from '../session.js';
import { orderErrors } from './errors.js';
import { tellCanceller } from './tell.js';
import type { Ticket } from './ticket.js';
import { tellDropped } from './turned-down.js';

/** Answers cancelOrder. */
export function cancel(session: Session, orderId: number): void {
  const { backend } = session;
  const ticket = cancellable(session, orderId);
  if (ticket === undefined) {
    session.error(orderId, orderErrors.cancelUnknown(orderId));
    return;
  }
  if (backend.drafts.of(ticket.permId)) {
    backend.drafts.remove(ticket.permId);
    tellDropped(session, ticket, orderErrors.cancelled());
    return;
  }
  const order = backend.venue.order(ticket.permId);
  if (order === undefined || isDone(order)) {
    session.error(orderId, orderErrors.notCancellable(orderId, order?.status ?? 'Cancelled'));
    return;
  }
  backend.venue.cancel(ticket.permId, 'by-client');
  const after = backend.venue.order(ticket.permId);
  if (after) tellCanceller(session, ticket, after);
}

/** Answers reqGlobalCancel: every open order, whoever placed it. */
export function cancelAll({ backend }: Session): void {
  for (const draft of backend.drafts.all()) backend.drafts.remove(draft.permId);
  for (const { id } of backend.venue.openOrders()) {
    // One that has ended with another of its group meanwhile needs no cancelling.
    const order = backend.venue.order(id);
    if (order && !isDone(order)) backend.venue.cancel(id, 'by-all');
  }
}

/** A client's own order of that id; or anybody's, as on a paper gateway, when the id is one open order's only. */
function cancellable({ backend, clientId }: Session, orderId: number): Ticket | undefined {
  const own = backend.drafts.find(clientId, orderId) ?? backend.tickets.find(clientId, orderId);
  if (own) return own;
  const open = backend.tickets.called(orderId).filter(({ permId }) => {
    const order = backend.venue.order(permId);
    return order !== undefined && !isDone(order);
  });
  return open.length === 1 ? open[0] : undefined;
}
