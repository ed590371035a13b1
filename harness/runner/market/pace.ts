import { type Clock, sleep } from '../../../platform/clock/clock.js';
import type { Example } from '../../example/example.js';

/**
 * What IB allows a login: so many requests for history in ten minutes, of which the guard's own and other programs'
 * are to have a share, and the same request not twice in fifteen seconds, with one more to be sure.
 */
const HISTORY_WINDOW_MS = 10 * 60_000;
const HISTORY_PER_WINDOW = 50;
const SAME_AGAIN_MS = 16_000;
/** Nobody gains from logging in faster than a person would. */
const BETWEEN_RUNS_MS = 500;

export interface Pace {
  /** Resolves once this example may run. */
  turn(example: Example, signal: AbortSignal | undefined): Promise<void>;
  /** How many requests for history it has made. */
  asked(history: number): void;
}

export function createPace(clock: Clock): Pace {
  const history: number[] = [];
  const lastRunOf = new Map<string, number>();
  let lastRun = Number.NEGATIVE_INFINITY;

  const waitFor = ({ id, needs }: Example): number => {
    const now = clock.monotonic();
    while ((history[0] ?? now) <= now - HISTORY_WINDOW_MS) history.shift();
    const waits = [lastRun + BETWEEN_RUNS_MS - now];
    if (needs.history) {
      waits.push((lastRunOf.get(id) ?? Number.NEGATIVE_INFINITY) + SAME_AGAIN_MS - now);
      const oldest = history[history.length - HISTORY_PER_WINDOW];
      if (oldest !== undefined) waits.push(oldest + HISTORY_WINDOW_MS - now);
    }
    return Math.max(0, ...waits);
  };

  return {
    async turn(example, signal) {
      for (let ms = waitFor(example); ms > 0; ms = waitFor(example)) await sleep(clock, ms, signal);
      lastRun = clock.monotonic();
      lastRunOf.set(example.id, lastRun);
    },
    asked(count) {
      for (let each = 0; each < count; each += 1) history.push(clock.monotonic());
    },
  };
}
