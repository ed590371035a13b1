import type { Cancel, Clock } from '../../../platform/clock/clock.js';

const BEAT_MS = 50;
/** Less than that is the timers' own inexactness. */
const NOTED_MS = 25;

/** How long this process kept everybody waiting, of late. */
export interface Lag {
  /** Milliseconds, of those that ended within the stretch up to now, in which nothing could be read. */
  within(ms: number): number;
  /** Nobody is there who could ask. */
  rest(): void;
}

/** Measured by a timer that is late when the process is; it runs only while somebody asks. */
export function createLag(clock: Clock): Lag {
  let waits: readonly { readonly ended: number; readonly length: number }[] = [];
  let due = 0;
  let asked = 0;
  let cancel: Cancel | undefined;

  const beat = () => {
    const now = clock.monotonic();
    if (now - due > NOTED_MS) waits = [...waits, { ended: now, length: now - due }];
    cancel = undefined;
    if (now - asked < 1000) plan(now);
  };
  const plan = (now: number) => {
    due = now + BEAT_MS;
    cancel = clock.after(BEAT_MS, beat);
  };

  return {
    within(ms) {
      const now = clock.monotonic();
      asked = now;
      // Others may have been read in this very turn, before the timer could tell.
      const overdue = cancel === undefined ? 0 : now - due;
      if (cancel === undefined) plan(now);
      if (waits.length > 0) waits = waits.filter(({ ended }) => now - ended < ms);
      const noted = waits.reduce((sum, { length }) => sum + length, 0);
      return overdue > NOTED_MS ? noted + overdue : noted;
    },
    rest() {
      cancel?.();
      cancel = undefined;
    },
  };
}
