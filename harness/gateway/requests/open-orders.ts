import { completedOrdersEnd, openOrderEnd } from '../../wire/replies/executions.js';
import { completedOrder } from '../../wire/replies/orders.js';
import {
  reqAllOpenOrders,
  reqAutoOpenOrders,
  reqCompletedOrders,
  reqOpenOrders,
} from '../../wire/requests/orders.js';
import { type Handling, on } from '../handling.js';
import { completedOrderValues } from '../orders/echo/completed-order.js';
import { sendOrder } from '../orders/tell.js';
import type { Session } from '../session.js';
import { twsErrors } from '../tws-errors.js';

/** The orders that there are, and those that there were. */
export const openOrderHandlings: readonly Handling[] = [
  on(reqOpenOrders, (session) => sendOpenOrders(session, (clientId) => clientId === session.clientId)),
  on(reqAllOpenOrders, (session) => sendOpenOrders(session, () => true)),
  // Nobody places orders by hand here, and so there is nothing to bind.
  on(reqAutoOpenOrders, (session, { autoBind = false }) => {
    if (autoBind && session.clientId !== 0) session.error(-1, twsErrors.autoBindNeedsClientZero());
  }),
  on(reqCompletedOrders, (session) => {
    const { venue, tickets, settings } = session.backend;
    venue.catchUp();
    const lastFill = new Map(venue.fills().map(({ order, time }) => [order, time]));
    for (const order of venue.doneOrders()) {
      const ticket = tickets.of(order.id);
      const at = order.ended?.at ?? lastFill.get(order.id) ?? order.placedAt;
      if (ticket) session.send(completedOrder, completedOrderValues(ticket, order, settings.timeZone, at));
    }
    session.send(completedOrdersEnd, {});
  }),
];

function sendOpenOrders(session: Session, isShown: (clientId: number) => boolean): void {
  const { venue, tickets } = session.backend;
  venue.catchUp();
  for (const order of venue.openOrders()) {
    const ticket = tickets.of(order.id);
    if (ticket && isShown(ticket.clientId)) sendOrder(session, ticket, order);
  }
  session.send(openOrderEnd, {});
}
