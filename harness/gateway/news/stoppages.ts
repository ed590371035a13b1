import { MINUTE_MS } from '../../../trading/instruments/calendar/date.js';
import type { Session } from '../../../trading/instruments/calendar/sessions.js';
import type { Market } from '../../world/market.js';
import type { Subject } from './subject.js';
import type { Window } from './window.js';

/** Trading is stopped, or goes on: both on a whole minute. */
export interface Stoppage {
  readonly time: number;
  /** When it began; what goes on has been stopped since. */
  readonly since: number;
  readonly halted: boolean;
}

/** The stoppages of a session within a window. */
export function stoppagesIn(
  market: Market,
  subject: Subject,
  { start, end }: Session,
  { after, until }: Window,
): readonly Stoppage[] {
  const first = Math.max(start, (Math.floor(after / MINUTE_MS) + 1) * MINUTE_MS);
  const last = Math.min(end - MINUTE_MS, until);
  if (first > last) return [];
  const minute = { unit: 'second', count: 60 } as const;
  const stretch = { from: first - MINUTE_MS, to: last + MINUTE_MS, size: minute } as const;
  const bars = market.bars(subject, { ...stretch, whatToShow: 'TRADES', useRTH: true });
  const traded = new Set(bars.map(({ time }) => time));
  // Where something trades nothing is halted; only the minutes left have to be looked at.
  const isHalted = (time: number) =>
    time >= start && !traded.has(time) && market.snapshot(subject, time).halted;
  const found: Stoppage[] = [];
  for (let time = first; time <= last; time += MINUTE_MS) {
    const halted = isHalted(time);
    if (halted === isHalted(time - MINUTE_MS)) continue;
    let since = time;
    while (!halted && isHalted(since - MINUTE_MS)) since -= MINUTE_MS;
    found.push({ time, since, halted });
  }
  return found;
}
