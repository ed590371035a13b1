import { calendars } from '../../../trading/instruments/calendar/calendars.js';
import { type CivilDate, DAY_MS } from '../../../trading/instruments/calendar/date.js';
import { sessionAt, tradingDay } from '../../../trading/instruments/calendar/sessions.js';
import type { Instrument } from '../../../trading/instruments/instrument.js';

/** Unbroken time. */
export interface Hours {
  readonly start: number;
  readonly end: number;
}

/** Whether nothing has closed between two moments. */
export function isSameSession({ calendar }: Instrument, one: number, other: number): boolean {
  return (
    sessionAt(calendars[calendar], one, false)?.start === sessionAt(calendars[calendar], other, false)?.start
  );
}

/** The end of the session that a moment lies in; a file may have a bar where there is none. */
export function sessionEnd({ calendar }: Instrument, moment: number, useRTH: boolean): number {
  return sessionAt(calendars[calendar], moment, useRTH)?.end ?? Number.POSITIVE_INFINITY;
}

/** The hours of a trading date, one bar of which begins at a moment. */
export function hoursOf(
  { calendar }: Instrument,
  date: CivilDate,
  time: number,
  useRTH: boolean,
): readonly Hours[] {
  const day = tradingDay(calendars[calendar], date);
  return (useRTH ? day?.regular : day?.extended) ?? [{ start: time, end: time + DAY_MS }];
}
