import { type Cancel, type Clock, every } from '../../platform/clock/clock.js';

/** Called with the moment and with that of the call before, or of the subscription. */
export type Beat = (now: number, before: number) => void;

/** One beat for all subscriptions: in the order in which they began, at the same moments for everyone. */
export interface Pump {
  add(task: Beat): Cancel;
}

/** Beats only while somebody listens, so that an idle gateway costs nothing. */
export function createPump(clock: Clock, interval: number): Pump {
  const tasks = new Map<Beat, number>();
  let stop: Cancel | undefined;

  const beat = () => {
    const now = clock.now();
    for (const [task, before] of tasks) {
      tasks.set(task, now);
      task(now, before);
    }
  };

  return {
    add(task) {
      // Two subscriptions may share a function; each is a task of its own.
      const own: Beat = (now, before) => task(now, before);
      tasks.set(own, clock.now());
      stop ??= every(clock, interval, beat);
      return () => {
        tasks.delete(own);
        if (tasks.size > 0) return;
        stop?.();
        stop = undefined;
      };
    },
  };
}
