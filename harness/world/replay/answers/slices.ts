import { zoneOffset } from '../../../../trading/instruments/calendar/zone.js';
import type { BarRequest } from '../../market.js';
import { type Segment, segmentsOf } from '../track/segments.js';
import { firstUnendedAt } from '../track/timing.js';
import { stretchesOf, type Track } from '../track/track.js';

/** The time of one bar that was asked for. */
export interface Slice {
  readonly start: number;
  readonly end: number;
}

export interface DatedSlice extends Slice {
  /** The trading date that it counts to. */
  readonly date: string;
}

/**
 * When bars of so many milliseconds begin and end, within the hours asked for. Those of the file's own size are
 * the file's. Others begin on multiples of their size on the clock, the first of a session with the session.
 */
export function slicesOf(track: Track, { from, to, useRTH }: BarRequest, size: number): DatedSlice[] {
  const found: DatedSlice[] = [];
  const segmentOf = segmentsOf(track.calendar, useRTH);
  const phase = track.size !== undefined && size >= track.size ? track.phase : 0;
  for (let at = tradingFrom(track, from); at < to; ) {
    const segment = segmentOf(at);
    if (useRTH && !segment.open) {
      at = tradingFrom(track, segment.end);
      continue;
    }
    const slice =
      size === track.size ? ownSlice(track, segment, at) : sliceAt(track, segment, at, size, phase);
    if (slice.start >= from) {
      found.push({ date: segment.date, start: slice.start, end: Math.min(slice.end, to) });
    }
    at = tradingFrom(track, slice.end);
  }
  return found;
}

/** The first moment from one on at which a bar trades; after the last, infinity. */
function tradingFrom(track: Track, moment: number): number {
  const bar = firstUnendedAt(track, moment);
  for (const { start, end } of bar < track.bars.length ? stretchesOf(track, bar) : []) {
    if (moment < end) return Math.max(moment, start);
  }
  return Number.POSITIVE_INFINITY;
}

function ownSlice(track: Track, segment: Segment, at: number): Slice {
  const bar = firstUnendedAt(track, at);
  const [start = at, end = at] = [track.starts[bar], track.ends[bar]];
  return { start: Math.max(start, segment.start), end: Math.min(end, segment.end) };
}

/** All zones differ by quarters of hours, so that up to them all clocks are one. */
const LONGEST_IN_ALL_ZONES = 15 * 60_000;

function sliceAt(track: Track, { start, end }: Segment, at: number, size: number, phase: number): Slice {
  if (size <= LONGEST_IN_ALL_ZONES) {
    const begin = Math.floor((at - phase) / size) * size + phase;
    return { start: Math.max(start, begin), end: Math.min(end, begin + size) };
  }
  // Clocks may change while the market is open: counted from its opening, bars stay whole.
  let [begin, next] = [start, start];
  while (next <= at) {
    begin = next;
    const ahead = zoneOffset(track.calendar.timeZone, begin) - phase;
    next = Math.floor((begin + ahead) / size + 1) * size - ahead;
  }
  return { start: begin, end: Math.min(end, next) };
}
