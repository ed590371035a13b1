import type { Cancel, Clock } from '../../../../platform/clock/clock.js';
import { readMoment } from '../moment.js';
import type { When } from './script.js';

export interface Watches {
  /** Of whoever waits. */
  readonly wall: Clock;
  /** The market's, which may leap, or stand still. */
  readonly clock: Clock;
}

export interface Timing {
  /** Waits for the time of a step, if it has not come. Whether it had to. @param again looks for a moment anew */
  until(when: When, again: boolean): Promise<boolean>;
  /** Told when a step has been done: the next reckons from it. */
  performed(when: When, action: string): void;
}

/** Timers of Node's overflow after 24 days. */
const LONGEST_WAIT = 86_400_000;
/** A market that is always open leaps from bell to bell, and no timer knows of it. */
const LOOK_AGAIN = 1000;

/** When steps are due, the first one from now. It ends waiting when the signal is aborted. */
export function createTiming({ wall, clock }: Watches, signal: AbortSignal): Timing {
  const started = wall.monotonic();
  const passed = () => wall.monotonic() - started;
  /** When the step before was due: on the watch, since the start … */
  let due = 0;
  /** … and in the market. */
  let moment = clock.now();

  const wait = (...plans: readonly ((task: () => void) => Cancel)[]) =>
    new Promise<void>((resolve) => {
      const end = () => {
        for (const cancel of cancels) cancel();
        signal.removeEventListener('abort', end);
        resolve();
      };
      const cancels = plans.map((plan) => plan(end));
      signal.addEventListener('abort', end);
    });

  /** Waits as long as there is something left to wait for. */
  const waitWhile = async (
    left: () => number,
    plans: (ms: number) => readonly ((task: () => void) => Cancel)[],
  ) => {
    let hasWaited = false;
    for (let ms = left(); ms > 0 && !signal.aborted; ms = left()) {
      hasWaited = true;
      await wait(...plans(Math.min(ms, LONGEST_WAIT)));
    }
    return hasWaited;
  };

  return {
    until(when, again) {
      if (when.kind === 'at') {
        // A moment that has been is not meant once more.
        moment = readMoment(when.moment, again ? moment + 1 : moment) ?? moment;
        return waitWhile(
          () => moment - clock.now(),
          (ms) => [(task) => clock.after(ms, task), (task) => wall.after(LOOK_AGAIN, task)],
        );
      }
      due = when.kind === 'then' ? due + when.ms : when.ms;
      return waitWhile(
        () => due - passed(),
        (ms) => [(task) => wall.after(ms, task)],
      );
    },
    performed({ kind }, action) {
      if (kind === 'at') due = passed();
      // So that two steps at 09:30 are meant for the same day, however long the first one took.
      if (kind !== 'at' || action === 'move-clock') moment = clock.now();
    },
  };
}
