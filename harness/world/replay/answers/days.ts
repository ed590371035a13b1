import { DAY_MS } from '../../../../trading/instruments/calendar/date.js';
import { tradingDay } from '../../../../trading/instruments/calendar/sessions.js';
import type { BarRequest } from '../../market.js';
import { periodOf } from '../track/dates.js';
import { firstIndex, type TrackDay } from '../track/timing.js';
import type { Track } from '../track/track.js';
import type { Slice } from './slices.js';

/** A bar of a day or more that was asked for. */
export interface DaySlice {
  readonly time: number;
  /** Of its last day. */
  readonly date: string;
  /** Those of its hours of which the file tells something. */
  readonly hours: readonly Slice[];
}

/** No month, and the days around it that rest, is longer. */
const LONGEST_MS = 35 * DAY_MS;

export function daySlices(
  track: Track,
  { from, to, useRTH }: Pick<BarRequest, 'from' | 'to' | 'useRTH'>,
  unit: 'day' | 'week' | 'month',
): DaySlice[] {
  const { days } = track;
  const found: (DaySlice & { name: string | number })[] = [];
  const first = firstIndex(days.length, (at) => (days[at]?.end ?? 0) > from - LONGEST_MS);
  for (let at = first; at < days.length; at++) {
    const day = days[at];
    if (day === undefined || day.start >= to) break;
    const slice = daySlice(track, day, to, useRTH);
    if (slice === undefined || slice.time >= to) continue;
    const name = unit === 'day' ? day.date : periodOf(day.date, unit)[0];
    const last = found.at(-1);
    if (last?.name === name) {
      const hours = [...last.hours, ...slice.hours];
      found[found.length - 1] = {
        ...last,
        date: slice.date,
        hours: track.size === undefined ? span(hours) : hours,
      };
    } else found.push({ name, ...slice });
  }
  return found.filter(({ time }) => time >= from);
}

/** The regular hours of one date, or all that was traded on it. */
export function daySlice(
  track: Track,
  { date, start, end }: TrackDay,
  to: number,
  useRTH: boolean,
): DaySlice | undefined {
  const sessions = tradingDay(track.calendar, date);
  const time = (useRTH ? sessions?.regular : sessions?.extended)?.[0]?.start;
  if (useRTH && time === undefined) return undefined;
  const whole = track.size === undefined || !useRTH;
  const hours = whole ? [{ start, end }] : (sessions?.regular ?? []);
  const until = hours.map((each) => ({ start: each.start, end: Math.min(each.end, to) }));
  return { time: time ?? start, date, hours: until.filter((each) => each.start < each.end) };
}

/** Bars of weeks and months are whole only where the nights between their dates count. */
function span(hours: readonly Slice[]): readonly Slice[] {
  const [first, last] = [hours[0], hours.at(-1)];
  return first && last ? [{ start: first.start, end: last.end }] : [];
}
