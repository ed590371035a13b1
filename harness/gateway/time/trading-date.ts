import { calendars } from '../../../trading/instruments/calendar/calendars.js';
import { tradingDateOf, tradingDay } from '../../../trading/instruments/calendar/sessions.js';
import type { Instrument } from '../../../trading/instruments/instrument.js';

/** When the trading date of a moment begins: on Globex that is the evening before. */
export function startOfTradingDate(instrument: Instrument, at: number): number {
  const calendar = calendars[instrument.calendar];
  return tradingDay(calendar, tradingDateOf(calendar, at))?.extended[0]?.start ?? at;
}

export function endOfTradingDate(instrument: Instrument, at: number): number {
  const calendar = calendars[instrument.calendar];
  return tradingDay(calendar, tradingDateOf(calendar, at))?.extended.at(-1)?.end ?? at;
}
