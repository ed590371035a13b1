import type { OrderTerms } from '../../../../trading/exchange/orders/order.js';
import { waitsForTrigger } from '../../../../trading/exchange/orders/prices.js';
import { calendars } from '../../../../trading/instruments/calendar/calendars.js';
import { isOpen, nextSession } from '../../../../trading/instruments/calendar/sessions.js';
import { momentText } from '../../time/moment-text.js';
import type { TwsError } from '../../tws-errors.js';
import { orderErrors } from '../errors.js';
import { describeOrder } from './describe.js';
import type { Traded } from './traded.js';

type Judged = Pick<OrderTerms, 'side' | 'quantity' | 'outsideRth' | 'pricing' | 'auction' | 'goodAfter'>;

/** What a client is told of an order that comes while the market is closed: until when it lies. */
export function heldUntilOpening(terms: Judged, traded: Traded, now: number): TwsError | undefined {
  const { instrument } = traded;
  const calendar = calendars[instrument.calendar];
  // What waits for a price waits at IB, not at the exchange for its opening.
  if (waitsForTrigger(terms.pricing) || (terms.goodAfter ?? now) > now) return undefined;
  const useRTH = !terms.outsideRth;
  if (terms.auction !== 'open' && isOpen(calendar, now, useRTH)) return undefined;
  const { start } = nextSession(calendar, now, useRTH);
  const { timeZoneId } = instrument;
  return orderErrors.message(
    describeOrder(terms.side, terms.quantity, traded),
    `Your order will not be placed at the exchange until ${dashed(momentText(start, timeZoneId))} ${timeZoneId}.`,
  );
}

/** Only here IB writes its dates so: `2026-03-04 09:30:00`. */
function dashed(moment: string): string {
  return `${moment.slice(0, 4)}-${moment.slice(4, 6)}-${moment.slice(6)}`;
}
