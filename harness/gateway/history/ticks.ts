import { calendars } from '../../../trading/instruments/calendar/calendars.js';
import {
  nextSession,
  previousSession,
  type Session,
  sessionAt,
} from '../../../trading/instruments/calendar/sessions.js';
import type { Instrument } from '../../../trading/instruments/instrument.js';

/** What a request for historical ticks wants: `count` of them after a moment, or before one. */
export interface TickSpan {
  readonly direction: 'after' | 'before';
  readonly moment: number;
  readonly count: number;
  readonly useRTH: boolean;
}

interface Tick {
  /** In seconds since 1970. */
  readonly time: number;
}

/** What is read at a time: little at first, for what trades much; then more. */
const FIRST_READ_MS = 60_000;
const LONGEST_READ_MS = 3_600_000;
/** Where hardly anything happens, the search ends after so many sessions. */
const MOST_SESSIONS = 30;

/**
 * As many ticks as asked for, in order of time, and the rest of the second that the last of them lies in.
 *
 * @param read gives the ticks of a stretch that lies in one session
 */
export function collectTicks<Found extends Tick>(
  { calendar: id }: Instrument,
  { direction, moment, count, useRTH }: TickSpan,
  now: number,
  read: (from: number, to: number) => readonly Found[],
): readonly Found[] {
  const calendar = calendars[id];
  const found: Found[] = [];
  let length = FIRST_READ_MS;
  let sessions = 0;
  let at = moment;

  const readAfter = (): Session | undefined => {
    const session = sessionAt(calendar, at, useRTH) ?? nextSession(calendar, at, useRTH);
    const from = Math.max(at, session.start);
    const to = Math.min(wholeSecond(from + length), session.end, now);
    if (from >= to) return undefined;
    found.push(...read(from, to));
    at = to;
    return to === session.end ? session : undefined;
  };
  const readBefore = (): Session | undefined => {
    const session = sessionAt(calendar, at - 1, useRTH) ?? previousSession(calendar, at, useRTH);
    const to = Math.min(at, session.end);
    const from = Math.max(wholeSecond(to - length), session.start);
    found.unshift(...read(from, to));
    at = from;
    return from === session.start ? session : undefined;
  };

  while (found.length < count && sessions < MOST_SESSIONS && (direction === 'before' || at < now)) {
    const before = at;
    const ended = direction === 'after' ? readAfter() : readBefore();
    if (at === before) break;
    if (ended) sessions += 1;
    length = Math.min(length * 2, LONGEST_READ_MS);
  }
  return direction === 'after' ? firstOf(found, count) : lastOf(found, count);
}

function firstOf<Found extends Tick>(found: readonly Found[], count: number): readonly Found[] {
  const last = found[count - 1];
  if (!last) return found;
  const end = found.findIndex(({ time }, index) => index >= count && time !== last.time);
  return end < 0 ? found : found.slice(0, end);
}

function lastOf<Found extends Tick>(found: readonly Found[], count: number): readonly Found[] {
  const first = found[found.length - count];
  if (!first) return found;
  return found.slice(found.findIndex(({ time }) => time === first.time));
}

function wholeSecond(moment: number): number {
  return Math.floor(moment / 1000) * 1000;
}
