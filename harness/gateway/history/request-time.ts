import { dayOfDate } from '../../../trading/instruments/calendar/date.js';
import { isZone, momentAt, wallTime } from '../../../trading/instruments/calendar/zone.js';

/** A moment that a client wrote; without a zone it is understood in that of the login. */
export type RequestTime =
  | { readonly kind: 'none' }
  | { readonly kind: 'moment'; readonly moment: number; readonly zoned: boolean }
  | { readonly kind: 'unreadable' };

/** Short names that Java, in which TWS is written, and people mean as places, not as fixed offsets. */
const PLACES: Readonly<Record<string, string>> = {
  EST: 'US/Eastern',
  EDT: 'US/Eastern',
  CST: 'US/Central',
  CDT: 'US/Central',
  MST: 'US/Mountain',
  MDT: 'US/Mountain',
  PST: 'US/Pacific',
  PDT: 'US/Pacific',
  JST: 'Asia/Tokyo',
  HKT: 'Asia/Hong_Kong',
};

const TIME = String.raw`(\d{1,2}):(\d{1,2}):(\d{1,2})`;
const inUtc = new RegExp(`^(\\d{8})-${TIME}$`);
const inZone = new RegExp(`^(?:(\\d{8}) +)?${TIME}(?: +([A-Za-z][A-Za-z0-9_+/-]*))?$`);

const NONE: RequestTime = { kind: 'none' };
const UNREADABLE: RequestTime = { kind: 'unreadable' };

/**
 * Reads `20260302-14:30:00` (UTC), `20260302 09:30:00 US/Eastern`, the same without zone or date, or nothing.
 *
 * @param timeZone of the login, for what names none
 * @param now gives the date where none is written
 */
export function readRequestTime(text: string, timeZone: string, now: number): RequestTime {
  const trimmed = text.trim();
  if (trimmed === '') return NONE;
  const utc = inUtc.exec(trimmed);
  if (utc) return momentOf(utc, 'UTC', now, true);
  const local = inZone.exec(trimmed);
  if (!local) return UNREADABLE;
  const name = local[5];
  const zone = name === undefined ? timeZone : (PLACES[name.toUpperCase()] ?? name);
  return isZone(zone) ? momentOf(local, zone, now, name !== undefined) : UNREADABLE;
}

function momentOf(match: RegExpExecArray, zone: string, now: number, zoned: boolean): RequestTime {
  const [, date, hours = '', minutes = '', seconds = ''] = match;
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return UNREADABLE;
  const day = date === undefined ? wallTime(zone, now).day : readDay(date);
  if (day === undefined) return UNREADABLE;
  const minute = Number(hours) * 60 + Number(minutes);
  return { kind: 'moment', moment: momentAt(zone, day, minute) + Number(seconds) * 1000, zoned };
}

/** TWS knows no year before 1978. */
function readDay(date: string): number | undefined {
  if (date < '1978' || date >= '3001') return undefined;
  try {
    return dayOfDate(date);
  } catch {
    return undefined;
  }
}
