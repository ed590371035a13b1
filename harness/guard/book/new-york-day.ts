import type { DayNumber } from '../../../trading/instruments/calendar/date.js';
import { wallTime } from '../../../trading/instruments/calendar/zone.js';

/** The day that limits of a day are counted in. */
export function newYorkDay(at: number): DayNumber {
  return wallTime('America/New_York', at).day;
}
