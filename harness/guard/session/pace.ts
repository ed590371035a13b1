import type { Clock } from '../../../platform/clock/clock.js';

/** How fast all clients of the guard together may speak to the upstream. */
export interface Pace {
  readonly perSecond: number;
  /** Runs the task when it is its turn, at once where nothing waits; false when too many wait already. */
  turn(task: () => void): boolean;
}

/** A little more than a second: what leaves here evenly may arrive there in a heap. */
const WINDOW_MS = 1050;

export function createPace(clock: Clock, perSecond: number, mostWaiting: number): Pace {
  /** When each of the last so many messages left, in a ring. */
  const left: number[] = new Array(perSecond).fill(Number.NEGATIVE_INFINITY);
  let next = 0;
  const waiting: (() => void)[] = [];
  let isPlanned = false;

  const waitMs = () => Math.max(0, (left[next] ?? 0) + WINDOW_MS - clock.monotonic());
  const leave = (task: () => void) => {
    left[next] = clock.monotonic();
    next = (next + 1) % perSecond;
    task();
  };
  const run = () => {
    isPlanned = false;
    while (waiting.length > 0 && waitMs() <= 0) {
      const task = waiting.shift();
      if (task) leave(task);
    }
    if (waiting.length > 0) plan();
  };
  const plan = () => {
    if (isPlanned) return;
    isPlanned = true;
    clock.after(Math.max(1, Math.ceil(waitMs())), run);
  };

  return {
    perSecond,
    turn(task) {
      if (waiting.length === 0 && waitMs() <= 0) {
        leave(task);
        return true;
      }
      if (waiting.length >= mostWaiting) return false;
      waiting.push(task);
      plan();
      return true;
    },
  };
}
