import type { TradingCalendar } from '../../../../trading/instruments/calendar/calendar.js';
import { wallTime } from '../../../../trading/instruments/calendar/zone.js';
import type { ReplayBar } from '../series.js';
import { segmentsOf } from './segments.js';
import type { Timing, TrackDay } from './timing.js';

/** A bar trades until the next one begins, at most for its size, and never beyond the end of its session. */
export function trackWithinDays(calendar: TradingCalendar, size: number, bars: readonly ReplayBar[]): Timing {
  const starts = new Float64Array(bars.length);
  const ends = new Float64Array(bars.length);
  const days: TrackDay[] = [];
  const regularOnly = liesInRegularHours(calendar, bars);
  const segmentOf = segmentsOf(calendar, regularOnly);
  for (const [i, { time }] of bars.entries()) {
    const { date, open, end: turn } = segmentOf(time);
    const end = Math.min(time + size, bars[i + 1]?.time ?? Number.POSITIVE_INFINITY);
    // Who writes 17:00 for an hour in which trading begins at 17:15 means the rest of the hour.
    const opens = !open && turn < end;
    const start = opens ? turn : time;
    starts[i] = start;
    ends[i] = opens ? end : Math.min(end, turn);
    const day = days.at(-1);
    if (day?.date === date) days[days.length - 1] = { ...day, end: ends[i] ?? end };
    else days.push({ date, start, end: ends[i] ?? end });
  }
  return { starts, ends, days, regularOnly, phase: phaseOf(calendar, size, bars) };
}

function liesInRegularHours(calendar: TradingCalendar, bars: readonly ReplayBar[]): boolean {
  const segmentOf = segmentsOf(calendar, true);
  return bars.every(({ time }) => segmentOf(time).open);
}

/** Hours from half to half: all bars begin beside the clock's multiples of their size. */
function phaseOf({ timeZone }: TradingCalendar, size: number, bars: readonly ReplayBar[]): number {
  const phaseAt = ({ time }: ReplayBar) => wallTime(timeZone, time).time % size;
  const [first] = bars;
  return first === undefined || bars.some((bar) => phaseAt(bar) === 0) ? 0 : phaseAt(first);
}
