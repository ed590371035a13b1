import { calendars } from '../../../trading/instruments/calendar/calendars.js';
import { DAY_MS, dayOfDate } from '../../../trading/instruments/calendar/date.js';
import { tradingDay } from '../../../trading/instruments/calendar/sessions.js';
import type { Future, Option } from '../../../trading/instruments/instrument.js';

/** The end of the last session in which it trades: until then its time value runs. */
export function expiryOf({ calendar, lastTradeDate }: Future | Option): number {
  const end = tradingDay(calendars[calendar], lastTradeDate)?.regular.at(-1)?.end;
  return end ?? (dayOfDate(lastTradeDate) + 1) * DAY_MS;
}
