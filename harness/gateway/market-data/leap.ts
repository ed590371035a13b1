import { MINUTE_MS } from '../../../trading/instruments/calendar/date.js';

/** A clock that is always open leaps over closed hours, seventeen at least; whatever is less is a late beat. */
const LATEST_BEAT_MS = 60 * MINUTE_MS;
const TOLD_AFTER_LEAP_MS = 1000;

/**
 * From when on a stream goes on that was told up to one moment, and is to be told up to another. After a late
 * beat nothing is left out; after a leap only what has just happened is told.
 */
export function continuedFrom(before: number, now: number): number {
  return now - before > LATEST_BEAT_MS ? now - TOLD_AFTER_LEAP_MS : before;
}
