import { dateOfDay } from '../../../trading/instruments/calendar/date.js';
import { wallTime } from '../../../trading/instruments/calendar/zone.js';

/** A moment on the clocks of a zone, as IB writes it: `20260302 09:30:00`. */
export function momentText(moment: number, timeZone: string, between = ' '): string {
  const { day, time } = wallTime(timeZone, moment);
  return `${dateOfDay(day)}${between}${clockText(time)}`;
}

/** `HH:MM:SS` of milliseconds since midnight. */
function clockText(time: number): string {
  const seconds = Math.floor(time / 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
