import { DAY_MS, dayOfDate } from '../../../trading/instruments/calendar/date.js';

/** `2026-03-03 16:30:00.0`, in UTC: news is told in no other zone. */
export function newsTime(moment: number): string {
  return `${new Date(moment).toISOString().slice(0, 19).replace('T', ' ')}.0`;
}

const TIME = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(?:\.\d)?$/;

/** A moment so written. Undefined for any other writing: TWS passes over it as if it were not there. */
export function readNewsTime(text: string): number | undefined {
  const [, year = '', month = '', day = '', ...clock] = TIME.exec(text.trim()) ?? [];
  const [hours = 0, minutes = 0, seconds = 0] = clock.map(Number);
  if (year === '' || hours > 23 || minutes > 59 || seconds > 59) return undefined;
  try {
    const midnight = dayOfDate(`${year}${month}${day}`) * DAY_MS;
    return midnight + ((hours * 60 + minutes) * 60 + seconds) * 1000;
  } catch {
    return undefined;
  }
}
