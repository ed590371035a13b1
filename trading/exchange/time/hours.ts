import type { TradingCalendar } from '../../instruments/calendar/calendar.js';
import { calendars } from '../../instruments/calendar/calendars.js';
import { nextSession, type Session, sessionAt, tradingDay } from '../../instruments/calendar/sessions.js';
import type { SecType } from '../../instruments/instrument.js';
import { kinds } from '../../instruments/kinds.js';
import { type Books, listingOf } from '../books.js';
import type { OrderTerms } from '../orders/order.js';
import { pricingKinds } from '../orders/pricing-kinds.js';

/** The hours that an order keeps: those of its instrument, or those that all its legs have in common. */
interface Hours {
  readonly calendars: readonly TradingCalendar[];
  readonly regularOnly: boolean;
}

/** The last minutes before a close, in which no order for it is taken. */
const AUCTION_CUT_OFF_MS = 10 * 60_000;

export function worksAt(books: Books, terms: OrderTerms, at: number): boolean {
  const hours = hoursOf(books, terms);
  return hours.calendars.every((calendar) => sessionOf(calendar, at, hours.regularOnly) !== undefined);
}

/** The next moment at which one of its sessions begins or ends. */
export function nextBell(books: Books, terms: OrderTerms, at: number): number {
  const hours = hoursOf(books, terms);
  const bells = hours.calendars.map((calendar) => {
    const session = sessionOf(calendar, at, hours.regularOnly);
    return session === undefined ? nextSession(calendar, at, hours.regularOnly).start : session.end;
  });
  return Math.min(...bells);
}

/** When an order ends of itself, if nothing happens to it before; of one for an auction, when that is over. */
export function endOf(books: Books, terms: OrderTerms, now: number): number | undefined {
  const from = Math.max(now, terms.goodAfter ?? now);
  const end = Math.min(endOfTimeInForce(books, terms, from), expiryOf(books, terms));
  return Number.isFinite(end) ? end : undefined;
}

function endOfTimeInForce(books: Books, terms: OrderTerms, from: number): number {
  if (terms.auction !== undefined) return auctionFor(books, terms, from).end;
  if (terms.timeInForce.kind === 'good-till-cancelled') return Number.POSITIVE_INFINITY;
  if (terms.timeInForce.kind === 'good-till') return terms.timeInForce.until;
  const hours = hoursOf(books, terms);
  return Math.min(...hours.calendars.map((calendar) => endOfDay(calendar, from, hours.regularOnly)));
}

/** The regular session whose first or last price an order is for. */
function auctionFor(books: Books, terms: OrderTerms, from: number): Session {
  const calendar = hoursOf(books, terms).calendars[0] ?? calendars.NYSE;
  const session = terms.auction === 'open' ? undefined : sessionAt(calendar, from, true);
  const inTime = session !== undefined && from + AUCTION_CUT_OFF_MS < session.end;
  return inTime ? session : nextSession(calendar, from, true);
}

/** The moment of the auction that an order is for; infinite for one that is for none. */
export function auctionOf(books: Books, terms: OrderTerms, endsAt = Number.POSITIVE_INFINITY): number {
  if (terms.auction === undefined) return Number.POSITIVE_INFINITY;
  if (terms.auction === 'close') return endsAt;
  const calendar = hoursOf(books, terms).calendars[0] ?? calendars.NYSE;
  return sessionAt(calendar, endsAt - 1, true)?.start ?? endsAt;
}

/** When the first of an order's contracts ends; infinite for what never does. */
export function expiryOf(books: Books, { conId, legs }: Pick<OrderTerms, 'conId' | 'legs'>): number {
  if (legs.length === 0) return listingOf(books, conId).end;
  return Math.min(...legs.map((leg) => listingOf(books, leg.conId).end));
}

function endOfDay(calendar: TradingCalendar, from: number, regularOnly: boolean): number {
  const session = sessionOf(calendar, from, regularOnly) ?? nextSession(calendar, from, regularOnly);
  const known = dayEnds.get(session);
  if (known !== undefined) return known;
  const day = tradingDay(calendar, session.date);
  const end = (regularOnly ? day?.regular : day?.extended)?.at(-1)?.end ?? session.end;
  dayEnds.set(session, end);
  return end;
}

/** Of every session that was asked for, when the last one of its day ends. */
const dayEnds = new WeakMap<Session, number>();
/** The session that was looked up last: most questions are about the same one. */
const lastRegular = new WeakMap<TradingCalendar, Session>();
const lastExtended = new WeakMap<TradingCalendar, Session>();

function sessionOf(calendar: TradingCalendar, at: number, regularOnly: boolean): Session | undefined {
  const last = regularOnly ? lastRegular : lastExtended;
  const known = last.get(calendar);
  if (known !== undefined && at >= known.start && at < known.end) return known;
  const found = sessionAt(calendar, at, regularOnly);
  if (found !== undefined) last.set(calendar, found);
  return found;
}

function hoursOf(books: Books, terms: OrderTerms): Hours {
  const { legs, conId } = terms;
  if (legs.length === 0) {
    const { instrument, floor } = listingOf(books, conId);
    const regularOnly = instrument !== undefined && !worksInEverySession(terms, instrument.secType);
    return { calendars: floor, regularOnly };
  }
  const listings = legs.map((leg) => listingOf(books, leg.conId));
  return {
    calendars: [...new Set(listings.flatMap(({ floor }) => floor))],
    regularOnly: listings.some(
      ({ instrument }) => instrument && !worksInEverySession(terms, instrument.secType),
    ),
  };
}

function worksInEverySession({ pricing, outsideRth }: OrderTerms, secType: SecType): boolean {
  const { outside } = kinds[secType];
  const { waitsForTrigger, worksOutside } = pricingKinds[pricing.kind];
  // What is sent to the exchange as it is works in all its hours; what waits for a price waits here.
  if (outside === 'always' && !waitsForTrigger) return true;
  return outsideRth && (outside !== 'at-a-limit' || worksOutside);
}
