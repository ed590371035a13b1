import type { Cancel, Clock } from './clock.js';

/** A clock that can be set forward: its time leaps, and whatever was due by then is run, in order, at once. */
export interface MovableClock extends Clock {
  /** Throws a RangeError for a moment before now(). */
  moveTo(moment: number): void;
}

interface Wait {
  readonly at: number;
  readonly task: () => void;
  /** Ends the wait on the clock below. */
  cancel: Cancel;
}

/**
 * Until it is moved it is `base`. What falls due within a leap finds the clock where it has leapt to, as on a
 * machine that wakes up; so what repeats itself runs once, however far it goes.
 *
 * @param free goes on from the moment moved to; `base` itself, unless that one skips hours
 */
export function movableClock(base: Clock, free: Clock = base): MovableClock {
  /** In the order in which they were planned. */
  const waits = new Set<Wait>();
  let leapt: { readonly to: number; readonly since: number } | undefined;

  const now = () => (leapt === undefined ? base.now() : leapt.to + free.now() - leapt.since);

  /** The clock below tells when it is time. */
  const plan = (wait: Wait) => {
    wait.cancel = (leapt === undefined ? base : free).after(Math.max(0, wait.at - now()), () => {
      waits.delete(wait);
      wait.task();
    });
  };

  const nextDue = (until: number): Wait | undefined => {
    let next: Wait | undefined;
    for (const wait of waits) {
      if (wait.at <= until && (next === undefined || wait.at < next.at)) next = wait;
    }
    return next;
  };

  return {
    now,
    monotonic: base.monotonic,
    after(ms, task) {
      const wait: Wait = { at: now() + Math.max(0, ms), task, cancel: () => {} };
      waits.add(wait);
      plan(wait);
      return () => {
        waits.delete(wait);
        wait.cancel();
      };
    },
    moveTo(moment) {
      const before = now();
      if (!(moment >= before && moment < Number.POSITIVE_INFINITY)) {
        throw new RangeError(`a clock goes forward from ${before}, not to ${moment}`);
      }
      leapt = { to: moment, since: free.now() };
      for (const wait of waits) {
        wait.cancel();
        plan(wait);
      }
      for (let wait = nextDue(moment); wait; wait = nextDue(moment)) {
        waits.delete(wait);
        wait.cancel();
        wait.task();
      }
    },
  };
}
