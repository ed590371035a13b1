import type { Clock } from './clock.js';
import { steppedClock } from './stepped.js';

/** One moment, for ever: what is asked of it twice is answered the same, and waits do not end. */
export function fixedClock(at: number | string): Clock {
  const { now, monotonic, after } = steppedClock(at);
  return { now, monotonic, after };
}
