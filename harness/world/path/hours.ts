import { type CalendarId, calendars } from '../../../trading/instruments/calendar/calendars.js';
import { type DayNumber, dateOfDay } from '../../../trading/instruments/calendar/date.js';
import { type TradingDay, tradingDay } from '../../../trading/instruments/calendar/sessions.js';
import { kept } from '../chance/kept.js';

/** Looked up by number: to write a day as a date and read it again costs more than all else about it. */
const days = kept<TradingDay | 'closed'>(512);

export function hoursOn(calendar: CalendarId, day: DayNumber): TradingDay | undefined {
  const found = days.get(
    `${calendar}/${day}`,
    () => tradingDay(calendars[calendar], dateOfDay(day)) ?? 'closed',
  );
  return found === 'closed' ? undefined : found;
}
