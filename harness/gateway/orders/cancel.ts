import { isDone } from '../../../trading/exchange/orders/order.js';
import type { Backend, Session } from '../session.js';
import { orderErrors } from './errors.js';
import { waitingFor } from './group.js';
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
    for (const draft of waitingFor(backend.drafts, ticket)) drop(backend, draft);
    return;
  }
  const order = backend.venue.order(ticket.permId);
  if (order === undefined) {
    session.error(orderId, orderErrors.cancelUnknown(orderId));
    return;
  }
  if (isDone(order)) {
    session.error(orderId, orderErrors.notCancellable(orderId, order.status));
    return;
  }
  backend.venue.cancel(ticket.permId, 'by-client');
  const after = backend.venue.order(ticket.permId);
  if (after) tellCanceller(session, ticket, after);
}

/** Answers reqGlobalCancel: every open order, whoever placed it. */
export function cancelAll({ backend }: Session): void {
  cancelAllIn(backend, () => true);
}

/** Every open order of these accounts. An order not yet transmitted may name none where there is but one. */
export function cancelAllIn(backend: Backend, isMeant: (account: string | undefined) => boolean): void {
  for (const draft of backend.drafts.all()) if (isMeant(draft.asked.account)) drop(backend, draft);
  // Children before their parents, which would set them free with what was filled.
  for (const { id, terms } of backend.venue.openOrders().toReversed()) {
    if (!isMeant(terms.account)) continue;
    // One that has ended with another of its group meanwhile needs no cancelling.
    const order = backend.venue.order(id);
    if (order && !isDone(order)) backend.venue.cancel(id, 'by-all');
  }
}

/** Orders that were never transmitted: the venue has not heard of them. */
function drop(backend: Backend, draft: Ticket): void {
  backend.drafts.remove(draft.permId);
  const owner = backend.sessions.get(draft.clientId);
  if (owner) tellDropped(owner, draft, orderErrors.cancelled());
}

/**
 * A client's own order of that id; or anybody's, as on a paper gateway, when the id is one open order's only and
 * this client has never used it: all clients count from 1, and must not meet each other by mistake.
 */
function cancellable({ backend, clientId }: Session, orderId: number): Ticket | undefined {
  const own = backend.drafts.find(clientId, orderId) ?? backend.tickets.find(clientId, orderId);
  if (own || orderId < backend.orderIds.next(clientId)) return own;
  const open = backend.tickets.called(orderId).filter(({ permId }) => {
    const order = backend.venue.order(permId);
    return order !== undefined && !isDone(order);
  });
  return open.length === 1 ? open[0] : undefined;
}
