import { type DayNumber, dayOf } from '../../../../trading/instruments/calendar/date.js';
import { isZone, momentAt } from '../../../../trading/instruments/calendar/zone.js';

/** A moment in milliseconds since 1970, or a day without a time, YYYYMMDD. */
export type ReadTime = { readonly moment: number } | { readonly date: string };

export const TIMES_TAKEN =
  '2026-03-02T14:30:00Z, 20260302, "20260302 09:30:00 US/Eastern", 20260302-14:30:00 (UTC) or seconds since 1970';

const DATE = /^(\d{4})(-?)(\d\d)\2(\d\d)(.*)$/;
const CLOCK = /^(T| {1,2}|-)(\d\d):(\d\d)(?::(\d\d)(?:\.0+)?)?(Z|[+-]\d\d:?\d\d| [A-Za-z][\w+/-]*)?$/;

/** Reads a time as ISO 8601 or IB writes it; one that names no zone is in `timeZone`. */
export function readTime(text: string, timeZone: string): ReadTime | undefined {
  if (/^\d{9,10}$/.test(text)) return { moment: Number(text) * 1000 };
  const [, year, , month, dayInMonth, clock] = DATE.exec(text) ?? [];
  if (clock === undefined || Number(year) < 1970) return undefined;
  const day = dayOf(Number(year), Number(month), Number(dayInMonth));
  const date = `${year}${month}${dayInMonth}`;
  const isInYear = Number(month) >= 1 && Number(month) <= 12;
  const next = dayOf(Number(year), Number(month) + 1, 1);
  // Days beyond the end of a month, or before its beginning, belong to another.
  if (!isInYear || Number(dayInMonth) < 1 || day >= next) return undefined;
  return clock === '' ? { date } : readClock(clock, day, timeZone);
}

function readClock(clock: string, day: DayNumber, timeZone: string): ReadTime | undefined {
  const [, joint, hour, minute, second = '0', named] = CLOCK.exec(clock) ?? [];
  if (joint === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59)
    return undefined;
  // IB's hyphen means UTC, so that no zone can follow.
  if (joint === '-' && named !== undefined) return undefined;
  const zone = joint === '-' ? 'Z' : (named?.trim() ?? timeZone);
  const start = startIn(zone, day, Number(hour) * 60 + Number(minute));
  return start === undefined ? undefined : { moment: start + Number(second) * 1000 };
}

/** Undefined for a zone that nobody knows. */
function startIn(zone: string, day: DayNumber, minutes: number): number | undefined {
  if (zone === 'Z') return momentAt('UTC', day, minutes);
  const [, sign, hours, rest] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? [];
  if (sign !== undefined) {
    const ahead = Number(hours) * 60 + Number(rest);
    return ahead > 14 * 60 ? undefined : momentAt('UTC', day, minutes - (sign === '-' ? -ahead : ahead));
  }
  return isZone(zone) ? momentAt(zone, day, minutes) : undefined;
}
