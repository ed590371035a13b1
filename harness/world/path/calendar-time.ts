import type { CalendarId } from '../../../trading/instruments/calendar/calendars.js';

/** How much of a working day's movement falls on a day of the weekend. */
const WEEKEND = 0.15;

/**
 * The time that a market has lived through by the midnight (UTC) at which a day begins: working days weigh
 * more than weekends, and a week is seven in all.
 */
export function livedUntil(calendar: CalendarId, day: number): number {
  if (calendar === 'CRYPTO') return day;
  // Counted from a Saturday, so that the weekend comes first.
  const sinceSaturday = day - 2;
  const weeks = Math.floor(sinceSaturday / 7);
  const inWeek = sinceSaturday - weeks * 7;
  const working = Math.max(0, inWeek - 2);
  const resting = Math.min(2, inWeek);
  return weeks * 7 + ((resting * WEEKEND + working) * 7) / (5 + 2 * WEEKEND);
}
