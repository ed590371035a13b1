import { dayOfDate } from '../../../../trading/instruments/calendar/date.js';
import { momentAt } from '../../../../trading/instruments/calendar/zone.js';
import { readRequestTime } from '../../history/request-time.js';
import type { OrderContext } from './context.js';

export interface ReadMoment {
  readonly moment: number;
  /** Whether it says in which zone it is meant. */
  readonly zoned: boolean;
}

/** A moment as requests for history have it too; undefined where the field is empty. */
export function readMoment(
  text: string,
  { timeZone, now }: OrderContext,
): ReadMoment | 'unreadable' | undefined {
  const time = readRequestTime(text, timeZone, now);
  if (time.kind === 'moment') return time;
  return time.kind === 'none' ? undefined : 'unreadable';
}

/** Here a date alone will do: to its end. */
export function readGoodTill(text: string, context: OrderContext): ReadMoment | 'unreadable' | undefined {
  const date = text.trim();
  if (!/^\d{8}$/.test(date)) return readMoment(text, context);
  try {
    return { moment: momentAt(context.timeZone, dayOfDate(date) + 1, 0), zoned: true };
  } catch {
    return 'unreadable';
  }
}
