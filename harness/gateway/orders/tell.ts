import type { ExchangeEvent } from '../../../trading/exchange/event.js';
import type { Fill } from '../../../trading/exchange/orders/fill.js';
import type { Order } from '../../../trading/exchange/orders/order.js';
import { commissionReport, execDetails, orderStatus } from '../../wire/replies/executions.js';
import type { Backend, Session } from '../session.js';
import { commissionValues } from './echo/commission.js';
import { execDetailsValues } from './echo/execution.js';
import { openOrderBody } from './echo/open-order-body.js';
import { orderStatusValues } from './echo/order-status.js';
import type { ToldOrder } from './echo/particulars.js';
import { orderErrors } from './errors.js';
import type { Ticket } from './ticket.js';

/** An execution that nobody asked for carries this in place of a request id. */
const UNASKED = -1;

/** Tells those whom it concerns what the venue has done, in the order and the messages of a real paper account. */
export function tellOrders(backend: Backend, events: readonly ExchangeEvent[]): void {
  for (const [index, event] of events.entries()) {
    if (event.type === 'fill') tellFill(backend, event.fill, event.order);
    else if (event.type === 'order' && !isOverAtOnce(event.order, events[index + 1])) {
      tellOrder(backend, event.order);
    }
  }
}

/** What cannot be had at once is told of only when it is over. */
function isOverAtOnce({ id }: Order, next: ExchangeEvent | undefined): boolean {
  if (next?.type !== 'order' || next.order.id !== id || next.order.filled > 0) return false;
  const reason = next.order.ended?.reason;
  return reason === 'not-filled-at-once' || reason === 'not-fillable-whole';
}

/** An order as it stands: what it is, and how far it has come. */
export function sendOrder(session: Session, ticket: Ticket, order: Order): void {
  sendOpenOrder(session, ticket, order);
  session.send(orderStatus, orderStatusValues(ticket, order));
}

function sendOpenOrder(session: Session, ticket: Ticket, order: ToldOrder): void {
  session.sendBody(openOrderBody(ticket, order, session.version, session.backend.settings.timeZone));
}

export function sendFill(session: Session, reqId: number, ticket: Ticket, fill: Fill): void {
  const { settings } = session.backend;
  session.send(execDetails, execDetailsValues(fill, ticket, reqId, session.version, settings.timeZone));
}

export function sendCommission(session: Session, fill: Fill): void {
  session.send(commissionReport, commissionValues(fill));
}

function tellOrder(backend: Backend, order: Order): void {
  const ticket = backend.tickets.of(order.id);
  if (ticket === undefined) return;
  for (const session of audienceOf(backend, ticket)) {
    if (order.status === 'Cancelled') tellCancelled(session, ticket, order);
    else sendOrder(session, ticket, order);
  }
}

function tellCancelled(session: Session, ticket: Ticket, order: Order): void {
  const status = orderStatusValues(ticket, order);
  if (order.ended?.reason === 'not-filled-at-once') {
    sendOpenOrder(session, ticket, { ...order, status: 'PendingCancel' });
    session.send(orderStatus, { ...status, status: 'PendingCancel' });
    session.send(orderStatus, status);
    return;
  }
  session.send(orderStatus, status);
  session.error(ticket.orderId, orderErrors.cancelled(reasonOf(order)));
}

/** Why an order was ended that its client did not end; of what follows from its terms nothing is said. */
function reasonOf({ ended }: Order): string {
  return ended?.reason === 'rejected'
    ? 'Your Available Funds are insufficient to cover the margin requirements of this order.'
    : '';
}

function tellFill(backend: Backend, fill: Fill, order: Order): void {
  const ticket = backend.tickets.of(order.id);
  if (ticket === undefined) return;
  for (const session of audienceOf(backend, ticket)) {
    sendFill(session, UNASKED, ticket, fill);
    // The legs of a combo follow its own fill, after which the order stands as it does.
    if (fill.legOf === undefined) sendOrder(session, ticket, order);
    if (!fill.isCombo) sendCommission(session, fill);
  }
}

/** A client that has cancelled another's order is told so as if it were its own. */
export function tellCanceller(session: Session, ticket: Ticket, order: Order): void {
  const { backend, clientId } = session;
  if (audienceOf(backend, ticket).includes(session)) return;
  session.send(orderStatus, { ...orderStatusValues(ticket, order), clientId });
  session.error(ticket.orderId, orderErrors.cancelled());
}

/** Whoever placed an order hears of it, and so does the master client. */
function audienceOf({ sessions, settings }: Backend, { clientId }: Ticket): readonly Session[] {
  const owner = sessions.get(clientId);
  const { masterClientId } = settings;
  const master =
    masterClientId === undefined || masterClientId === clientId ? undefined : sessions.get(masterClientId);
  return [owner, master].filter((session) => session !== undefined);
}
