import type { Clock } from '../../../platform/clock/clock.js';
import { systemClock } from '../../../platform/clock/system.js';

/** In the middle of a trading day, so that no midnight comes between a test and its figures; time goes by as it does. */
export function marketClock(): Clock {
  const noon = Date.parse('2026-03-03T17:00:00Z');
  const began = systemClock.monotonic();
  return { ...systemClock, now: () => noon + Math.floor(systemClock.monotonic() - began) };
}
