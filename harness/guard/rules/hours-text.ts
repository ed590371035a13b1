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

/** When an instrument trades without a break, in milliseconds since 1970; the end is not of it. */
export interface Session {
  readonly from: number;
  readonly to: number;
}

/**
 * The session in the hours of a contract's details in which a moment lies: `20260302:0930-20260302:1600;20260303:CLOSED`,
 * or as older servers write them, `20260302:0930-1600,1630-1700`. Undefined where the text or its zone is not understood.
 */
export function sessionAt(hours: string, timeZone: string, moment: number): Session | 'none' | undefined {
  const name = timeZone.replace(/ \(.*/, '');
  const zone = ABBREVIATED.get(name) ?? name;
  let found: Session | 'none' = 'none';
  try {
    for (const day of hours.split(';')) {
      const date = day.slice(0, 8);
      if (day === '' || day === `${date}:CLOSED`) continue;
      for (const part of day.slice(9).split(',')) {
        const span = SPAN.exec(part);
        if (span === null) return undefined;
        const [, fromDate = date, fromHour = '', fromMinute = '', toDate = fromDate] = span;
        const [, , , , , toHour = '', toMinute = ''] = span;
        const from = momentAt(zone, dayOfDate(fromDate), Number(fromHour) * 60 + Number(fromMinute));
        const to = momentAt(zone, dayOfDate(toDate), Number(toHour) * 60 + Number(toMinute));
        if (found === 'none' && moment >= from && moment < to) found = { from, to };
      }
    }
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
  return hours === '' || timeZone === '' ? undefined : found;
}
