import type { TradingCalendar } from '../../../trading/instruments/calendar/calendar.js';
import {
  type Session,
  tradingDateOf,
  tradingDates,
  tradingDay,
} from '../../../trading/instruments/calendar/sessions.js';
import type { Duration } from './duration.js';
import { startOf } from './stretch.js';

/** The sessions that a request for a schedule covers, those that have yet to end among them. */
export function sessionsUntil(
  calendar: TradingCalendar,
  duration: Duration,
  to: number,
  useRTH: boolean,
): readonly Session[] {
  const from = startOf(calendar, duration, to, useRTH);
  const dates = tradingDates(calendar, tradingDateOf(calendar, from), tradingDateOf(calendar, to - 1));
  return dates
    .flatMap((date) => {
      const day = tradingDay(calendar, date);
      return (useRTH ? day?.regular : day?.extended) ?? [];
    })
    .filter(({ start, end }) => end > from && start < to);
}
