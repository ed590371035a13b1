import { dateOfDay } from '../../../trading/instruments/calendar/date.js';
import { wallTime } from '../../../trading/instruments/calendar/zone.js';

/** A moment on the clocks of a zone, as IB writes it: `20260302 09:30:00`. */
export function momentText(moment: number, timeZone: string, between = ' '): string {
  const second = Math.floor(moment / 1000);
  if (last.second === second && last.timeZone === timeZone && last.between === between) return last.text;
  const { day, time } = wallTime(timeZone, moment);
  last = { second, timeZone, between, text: `${dateOfDay(day)}${between}${clockText(time)}` };
  return last.text;
}

/** Thousands of executions may share one second. */
let last = { second: Number.NaN, timeZone: '', between: '', text: '' };

/** `HH:MM:SS` of milliseconds since midnight. */
function clockText(time: number): string {
  const seconds = Math.floor(time / 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
