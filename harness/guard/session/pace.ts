import type { Clock } from '../../../platform/clock/clock.js';

/** How fast all clients of the guard together may speak to the upstream: each waits in a line of its own. */
export interface Pace {
  readonly perSecond: number;
  /** Messages that one client may have waiting. */
  readonly mostWaiting: number;
  join(): Turns;
}

/** One client's place at the gate. */
export interface Turns {
  /** Takes a turn now; otherwise `again` is called once there is one. Clients that wait take turns. */
  take(again: () => void): boolean;
  leave(): void;
}

/** A little more than a second: what leaves here evenly may arrive there in a heap. */
const WINDOW_MS = 1050;

export function createPace(clock: Clock, perSecond: number, mostWaiting: number): Pace {
  /** When each of the last so many messages left, in a ring. */
  const left: number[] = new Array(perSecond).fill(Number.NEGATIVE_INFINITY);
  let next = 0;
  /** Who waits, in order, and how they are called. */
  const waiting = new Map<object, () => void>();
  let called: object | undefined;
  let isPlanned = false;

  const waitMs = () => Math.max(0, (left[next] ?? 0) + WINDOW_MS - clock.monotonic());
  const stamp = () => {
    left[next] = clock.monotonic();
    next = (next + 1) % perSecond;
  };
  const run = () => {
    isPlanned = false;
    for (const [who, again] of waiting) {
      if (waitMs() > 0) break;
      waiting.delete(who);
      called = who;
      again();
      called = undefined;
    }
    if (waiting.size > 0) plan();
  };
  const plan = () => {
    if (isPlanned) return;
    isPlanned = true;
    clock.after(Math.max(1, Math.ceil(waitMs())), run);
  };

  return {
    perSecond,
    mostWaiting,
    join() {
      const who = {};
      return {
        take(again) {
          const isCalled = called === who;
          if (isCalled) called = undefined;
          if (isCalled || (waiting.size === 0 && waitMs() <= 0)) {
            stamp();
            return true;
          }
          if (!waiting.has(who)) waiting.set(who, again);
          plan();
          return false;
        },
        leave: () => void waiting.delete(who),
      };
    },
  };
}
