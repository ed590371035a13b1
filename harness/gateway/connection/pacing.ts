import type { Clock } from '../../../platform/clock/clock.js';

/**
 * A little less than a second: clients that send a second's worth at once, every second, are in their right,
 * and neither their timers nor ours are exact.
 */
const WINDOW_MS = 900;

/** Counts the messages of all clients in the second that has just passed. */
export interface Pacing {
  readonly perSecond: number;
  /** True when one more message may be served now; it is counted then. */
  admit(): boolean;
  /** Messages counted in the second up to now. */
  recent(): number;
  /** Milliseconds until one more may be served. */
  waitMs(): number;
}

export function createPacing(clock: Clock, perSecond: number): Pacing {
  const times: number[] = [];
  let first = 0;
  const recent = () => {
    const from = clock.monotonic() - WINDOW_MS;
    for (let time = times[first]; time !== undefined && time <= from; time = times[first]) first += 1;
    if (first > 1000) {
      times.splice(0, first);
      first = 0;
    }
    return times.length - first;
  };
  return {
    perSecond,
    recent,
    admit() {
      if (recent() >= perSecond) return false;
      times.push(clock.monotonic());
      return true;
    },
    waitMs() {
      const free = recent() - perSecond;
      const time = free < 0 ? undefined : times[first + free];
      return time === undefined ? 0 : Math.max(1, time + WINDOW_MS - clock.monotonic());
    },
  };
}
