import type { Order } from '../../../../trading/exchange/orders/order.js';
import type { Ticket } from '../ticket.js';
import { openOrderFields } from './open-order-fields.js';
import { particularsOf } from './particulars.js';
import { NOT_PREVIEWED } from './previewed.js';

/** An order as openOrder tells it. */
export function openOrderValues(ticket: Ticket, order: Order, timeZone: string) {
  const own = particularsOf(ticket, order.terms, timeZone, order);
  return openOrderFields(ticket.asked, own, NOT_PREVIEWED);
}
