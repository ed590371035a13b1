import type { Clock } from './clock.js';

/** A timer of Node's that is to wait longer does not wait at all. */
const LONGEST_WAIT = 2 ** 31 - 1;

/** The machine's own time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after(ms, task) {
    let timer: NodeJS.Timeout;
    const wait = (left: number) => {
      timer =
        left > LONGEST_WAIT ? setTimeout(wait, LONGEST_WAIT, left - LONGEST_WAIT) : setTimeout(task, left);
    };
    wait(ms);
    return () => clearTimeout(timer);
  },
};
