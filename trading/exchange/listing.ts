import { instrumentByConId } from '../instruments/by-con-id.js';
import type { TradingCalendar } from '../instruments/calendar/calendar.js';
import { calendars } from '../instruments/calendar/calendars.js';
import { tradingDay } from '../instruments/calendar/sessions.js';
import { type Instrument, isDerivative } from '../instruments/instrument.js';

/** What the venue wants to know of an instrument again and again. */
export interface Listing {
  readonly instrument: Instrument | undefined;
  /** Whose hours it trades in; of what is unknown, none. */
  readonly floor: readonly TradingCalendar[];
  /** When its last session ends; infinite for what never does. */
  readonly end: number;
}

export function listingByConId(conId: number): Listing {
  const instrument = instrumentByConId(conId);
  const floor = instrument === undefined ? [] : [calendars[instrument.calendar]];
  return { instrument, floor, end: lastMomentOf(instrument) };
}

function lastMomentOf(instrument: Instrument | undefined): number {
  if (instrument === undefined || !isDerivative(instrument)) return Number.POSITIVE_INFINITY;
  const day = tradingDay(calendars[instrument.calendar], instrument.lastTradeDate);
  return day?.extended.at(-1)?.end ?? Number.POSITIVE_INFINITY;
}
