import type { Clock } from '../../../platform/clock/clock.js';
import { calendars } from '../../../trading/instruments/calendar/calendars.js';
import { nextSession, previousSession, sessionAt } from '../../../trading/instruments/calendar/sessions.js';

const HALF_HOUR = 1_800_000;

/**
 * A clock on which New York is always trading: real time while it is open, otherwise the session before, and
 * from each closing bell straight to the next opening.
 *
 * @param notBefore a moment that has been shown before, which it goes on from if that is later
 */
export function alwaysOpenClock(base: Clock, notBefore = Number.NEGATIVE_INFINITY): Clock {
  const calendar = calendars.NYSE;
  let session = sessionAt(calendar, base.now(), true) ?? previousSession(calendar, base.now(), true);
  const started = base.monotonic();
  /** The moment shown is `origin` and the time that has passed. */
  let origin = withinSession(base.now(), session);
  if (origin < notBefore) {
    session = sessionAt(calendar, notBefore, true) ?? nextSession(calendar, notBefore, true);
    origin = Math.max(notBefore, session.start);
  }

  const now = () => {
    const passed = base.monotonic() - started;
    while (origin + passed >= session.end) {
      const next = nextSession(calendar, session.end, true);
      origin += next.start - session.end;
      session = next;
    }
    return Math.floor(origin + passed);
  };
  return { now, monotonic: base.monotonic, after: base.after };
}

/** The same time of day in a session, kept away from its rushed first and last half hours where it is over. */
function withinSession(moment: number, { start, end }: { start: number; end: number }): number {
  if (moment >= start && moment < end) return moment;
  const day = 86_400_000;
  const sinceStart = (((moment - start) % day) + day) % day;
  return Math.min(Math.max(start + sinceStart, start + HALF_HOUR), end - 2 * HALF_HOUR);
}
