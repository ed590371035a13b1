import { type EndReason, type Order, remainingOf } from '../../../../trading/exchange/orders/order.js';
import type { Ticket } from '../ticket.js';
import { openOrderValues } from './open-order.js';
import { UNSET_INTEGER, UNSET_LONG, zonedText } from './spelling.js';

/**
 * An order that has ended.
 *
 * @param at when it did: for a filled one the time of its last fill
 */
export function completedOrderValues(ticket: Ticket, order: Order, timeZone: string, at: number) {
  // It tells much the same as openOrder, under the same names.
  return Object.assign({}, openOrderValues(ticket, order, timeZone), {
    // What is left of it: of a filled order nothing.
    totalQuantity: remainingOf(order),
    filledQuantity: order.filled,
    completedTime: zonedText(at, timeZone),
    completedStatus: howItEnded(order),
    parentPermId: order.terms.parent ?? UNSET_LONG,
    autoCancelDate: '',
    refFuturesConId: UNSET_INTEGER,
    shareholder: 'Not an insider or substantial shareholder',
    routeMarketableToBbo: false,
  });
}

function howItEnded({ filled, ended }: Order): string {
  return ended === undefined ? `Filled Size: ${filled}` : HOW[ended.reason];
}

const BY_TRADER = 'Cancelled by Trader';
/** IB begins a line for a reason that it does not give. */
const BY_SYSTEM = 'Cancelled by System:\n';
const EXPIRED = 'Expired';

const HOW: Readonly<Record<EndReason, string>> = {
  'by-client': BY_TRADER,
  'by-all': BY_TRADER,
  'not-filled-at-once': BY_SYSTEM,
  'not-fillable-whole': BY_SYSTEM,
  'end-of-day': EXPIRED,
  'end-of-time': EXPIRED,
  'by-oca': BY_SYSTEM,
  'by-parent': BY_SYSTEM,
  'by-sibling': BY_SYSTEM,
  'by-condition': BY_SYSTEM,
  'contract-expired': EXPIRED,
  rejected: 'Rejected by System:',
};
