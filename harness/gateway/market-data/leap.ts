/** A clock may leap over a night; then only what has just happened is told. */
const LEAP_MS = 5000;
const TOLD_AFTER_LEAP_MS = 1000;

/** From when on a stream goes on that was told up to one moment, and is to be told up to another. */
export function continuedFrom(before: number, now: number): number {
  return now - before > LEAP_MS ? now - TOLD_AFTER_LEAP_MS : before;
}
