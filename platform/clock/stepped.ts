import type { Cancel, Clock } from './clock.js';

export interface SteppedClock extends Clock {
  /** Moves time on, running what falls due on the way, each at its own moment and in order. */
  advance(ms: number): Promise<void>;
}

interface Wait {
  readonly at: number;
  readonly order: number;
  readonly task: () => void;
}

/**
 * A clock that moves only when told to. Never advanced, it is a fixed clock, on which waits do not end.
 *
 * @example
 * const clock = steppedClock('2026-03-02T14:30:00Z');
 * clock.after(1000, () => console.log('one second later'));
 * await clock.advance(1000);
 */
export function steppedClock(start: number | string): SteppedClock {
  const first = typeof start === 'number' ? start : Date.parse(start);
  if (!Number.isFinite(first)) throw new RangeError(`not a moment in time: ${start}`);
  const waits = new Set<Wait>();
  let now = first;
  let order = 0;

  const nextDue = (until: number): Wait | undefined => {
    let next: Wait | undefined;
    for (const wait of waits) {
      if (wait.at > until) continue;
      if (!next || wait.at < next.at || (wait.at === next.at && wait.order < next.order)) next = wait;
    }
    return next;
  };

  return {
    now: () => now,
    monotonic: () => now - first,
    after(ms, task): Cancel {
      const wait: Wait = { at: now + Math.max(0, ms), order: order++, task };
      waits.add(wait);
      return () => void waits.delete(wait);
    },
    async advance(ms) {
      const until = now + ms;
      await settled();
      for (let wait = nextDue(until); wait; wait = nextDue(until)) {
        waits.delete(wait);
        now = wait.at;
        wait.task();
        await settled();
      }
      now = until;
    },
  };
}

/** Lets promises that a task has resolved run on, so that they can plan their next wait. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
