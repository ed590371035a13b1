import type { TradingCalendar } from '../../../trading/instruments/calendar/calendar.js';
import { calendars } from '../../../trading/instruments/calendar/calendars.js';
import { type DayNumber, dateOfDay, dayOfDate } from '../../../trading/instruments/calendar/date.js';
import { hoursText } from '../../../trading/instruments/calendar/hours.js';
import { wallTime } from '../../../trading/instruments/calendar/zone.js';
import { type Instrument, isDerivative } from '../../../trading/instruments/instrument.js';

export interface TradingHours {
  readonly tradingHours: string;
  readonly liquidHours: string;
}

/** How many days contract details look ahead, today included. */
const DAYS_AHEAD = 6;
const MAX_KEPT = 100;

/** A chain asks for the same hours thousands of times. */
const kept = new WeakMap<TradingCalendar, Map<string, TradingHours>>();

/** When an instrument trades in the days to come; what ends trading in them has no hours afterwards. */
export function tradingHoursOf(instrument: Instrument, now: number): TradingHours {
  const calendar = calendars[instrument.calendar];
  const today = wallTime(calendar.timeZone, now).day;
  const left = isDerivative(instrument) ? dayOfDate(instrument.lastTradeDate) - today + 1 : DAYS_AHEAD;
  return hoursAhead(calendar, today, Math.max(0, Math.min(left, DAYS_AHEAD)));
}

function hoursAhead(calendar: TradingCalendar, today: DayNumber, days: number): TradingHours {
  let texts = kept.get(calendar);
  if (!texts) {
    texts = new Map();
    kept.set(calendar, texts);
  }
  const name = `${today}/${days}`;
  const known = texts.get(name);
  if (known) return known;
  if (texts.size >= MAX_KEPT) texts.clear();
  const from = dateOfDay(today);
  const made: TradingHours = {
    tradingHours: hoursText(calendar, from, days, false),
    liquidHours: hoursText(calendar, from, days, true),
  };
  texts.set(name, made);
  return made;
}
