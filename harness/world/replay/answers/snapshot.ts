import { dayOfDate } from '../../../../trading/instruments/calendar/date.js';
import { sessionAt } from '../../../../trading/instruments/calendar/sessions.js';
import type { Snapshot } from '../../market.js';
import type { Inside } from '../inside/inside.js';
import { segmentAt } from '../track/segments.js';
import { firstIndex, lastBegunAt, type TrackDay } from '../track/timing.js';
import type { Track } from '../track/track.js';
import { daySlice } from './days.js';
import { lastEvent } from './events.js';
import { rangeIn } from './range.js';

/** Before the first bar nothing is known; after the last one, what was traded last. */
export function snapshotOf(inside: Inside, at: number): Snapshot {
  const { track } = inside;
  const bar = lastBegunAt(track, at);
  const trade = bar < 0 || track.kind === 'quoted' ? undefined : lastEvent(inside, bar, at, 'trade');
  const { today, before } = daysAt(track, at);
  const shown = today && pricesOf(inside, today, at);
  return {
    quote: standsAt(track, bar, at) ? lastEvent(inside, bar, at, 'quote')?.quote : undefined,
    last: trade?.trade && { price: trade.trade.price, size: trade.trade.size, time: trade.time },
    open: shown?.open,
    high: shown?.high,
    low: shown?.low,
    volume: shown?.volume ?? 0,
    previousClose: before && closeOf(inside, before),
    halted: false,
  };
}

/** A quote stands through what the file leaves out, until its session or the file ends. */
function standsAt({ calendar, ends, starts, regularOnly }: Track, bar: number, at: number): boolean {
  if (bar < 0) return false;
  if (at < (ends[bar] ?? 0)) return true;
  const end = segmentAt(calendar, starts[bar] ?? at, regularOnly).end;
  return at < Math.min(end, ends.at(-1) ?? 0);
}

/** The trading date that is shown at a moment and the one before; at rest, both are the last that has ended. */
function daysAt({ calendar, days }: Track, at: number) {
  const date = sessionAt(calendar, at, false)?.date;
  if (date === undefined) {
    const ended = days[firstIndex(days.length, (i) => (days[i]?.end ?? 0) > at) - 1];
    return { today: ended, before: ended };
  }
  const day = dayOfDate(date);
  const next = firstIndex(days.length, (i) => dayOfDate(days[i]?.date ?? date) >= day);
  const found = days[next];
  return { today: found?.date === date ? found : undefined, before: days[next - 1] };
}

/** The open is that of regular hours; a day that has not begun has no prices. */
function pricesOf(inside: Inside, day: TrackDay, at: number) {
  const all = rangeIn(inside, [{ start: day.start, end: Math.min(day.end, at + 1) }]);
  const regular = daySlice(inside.track, day, at + 1, true)?.hours ?? [];
  const opening = regular.slice(0, 1).map(({ start, end }) => ({ start, end }));
  return all && { ...all, open: rangeIn(inside, opening)?.open };
}

function closeOf(inside: Inside, day: TrackDay): number | undefined {
  const regular = daySlice(inside.track, day, day.end, true)?.hours ?? [];
  return (rangeIn(inside, regular) ?? rangeIn(inside, [day]))?.close;
}
