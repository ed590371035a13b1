import type { Clock } from '../../../platform/clock/clock.js';
import { createLag } from './lag.js';

/**
 * A little less than a second: clients that send a second's worth at once, every second, are in their right,
 * and neither their timers nor ours are exact.
 */
const WINDOW_MS = 900;

/** Counts the messages of the second that has just passed, of all clients who are connected. */
export interface Pacing {
  readonly perSecond: number;
  /** Messages counted in the second up to now. */
  recent(): number;
  /** True when one more message may be served now; it is counted then. */
  admit(client: object): boolean;
  /** Milliseconds until one more may be served. */
  waitMs(): number;
  /** What a client sent that has gone does not count against the next. */
  forget(client: object): void;
}

export function createPacing(clock: Clock, perSecond: number): Pacing {
  const lag = createLag(clock);
  let counted: { readonly time: number; readonly client: object }[] = [];
  const recent = () => {
    const from = clock.monotonic() - WINDOW_MS;
    const old = counted.findIndex(({ time }) => time > from);
    if (old !== 0) counted = old < 0 ? [] : counted.slice(old);
    return counted.length;
  };
  return {
    perSecond,
    recent,
    admit(client) {
      // What came in while we were busy was sent over a longer time than it was read in.
      if (recent() >= perSecond * (1 + lag.within(WINDOW_MS) / WINDOW_MS)) return false;
      counted.push({ time: clock.monotonic(), client });
      return true;
    },
    waitMs() {
      const time = counted[recent() - perSecond]?.time;
      return time === undefined ? 0 : Math.max(1, time + WINDOW_MS - clock.monotonic());
    },
    forget(client) {
      counted = counted.filter((each) => each.client !== client);
      // A process that has nothing else to do may end at once.
      if (counted.length === 0) lag.rest();
    },
  };
}
