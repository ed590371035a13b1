import { dayOfDate } from '../../../trading/instruments/calendar/date.js';
import { momentAt } from '../../../trading/instruments/calendar/zone.js';

/** Zones that TWS abbreviates, by which it means the clocks of the place and not an offset. */
const ABBREVIATED: ReadonlyMap<string, string> = new Map([
  ['EST', 'America/New_York'],
  ['CST', 'America/Chicago'],
  ['MST', 'America/Denver'],
  ['PST', 'America/Los_Angeles'],
  ['JST', 'Asia/Tokyo'],
]);

const SPAN = /^(?:(\d{8}):)?(\d{2})(\d{2})-(?:(\d{8}):)?(\d{2})(\d{2})$/;

/**
 * Whether a moment lies in the hours of a contract's details: `20260302:0930-20260302:1600;20260303:CLOSED`, or as
 * older servers write them, `20260302:0930-1600,1630-1700`. Undefined where the text or its zone is not understood.
 */
export function isWithin(hours: string, timeZone: string, moment: number): boolean | undefined {
  const name = timeZone.replace(/ \(.*/, '');
  const zone = ABBREVIATED.get(name) ?? name;
  let isFound = false;
  try {
    for (const day of hours.split(';')) {
      const date = day.slice(0, 8);
      if (day === '' || day === `${date}:CLOSED`) continue;
      for (const part of day.slice(9).split(',')) {
        const span = SPAN.exec(part);
        if (span === null) return undefined;
        const [, fromDate = date, fromHour = '', fromMinute = '', toDate = fromDate] = span;
        const [, , , , , toHour = '', toMinute = ''] = span;
        const start = momentAt(zone, dayOfDate(fromDate), Number(fromHour) * 60 + Number(fromMinute));
        const end = momentAt(zone, dayOfDate(toDate), Number(toHour) * 60 + Number(toMinute));
        isFound ||= moment >= start && moment < end;
      }
    }
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
  return hours === '' || timeZone === '' ? undefined : isFound;
}
