import type { Clock } from '../../../platform/clock/clock.js';
import type { WaitingLine } from './waiting.js';

/** Stops reading from a client while there is too much of what it asks. */
export interface Brake {
  /** What waits has become more, or less. */
  look(): void;
  /** A message was too much, and the client is told so. */
  turnedAway(): void;
  close(): void;
}

export interface BrakeOptions {
  readonly clock: Clock;
  readonly waiting: Pick<WaitingLine, 'length' | 'bytes'>;
  hold(isHeld: boolean): void;
}

/** Requests, and bytes of them, that may wait before the client is read from no further. */
const MOST_WAITING = 1000;
const MOST_BYTES = 1024 * 1024;
/** Those of a second that are turned away: one that sends more would keep the guard busy with saying no. */
const MOST_TURNED_AWAY = 500;
const SECOND_MS = 1000;

export function createBrake({ clock, waiting, hold }: BrakeOptions): Brake {
  let isHeld = false;
  let turnedAway = 0;
  let cancelSecond = () => {};
  const look = () => {
    const share = isHeld ? 0.5 : 1;
    const isFull =
      waiting.length > MOST_WAITING * share ||
      waiting.bytes > MOST_BYTES * share ||
      turnedAway >= MOST_TURNED_AWAY;
    if (isFull !== isHeld) hold(isFull);
    isHeld = isFull;
  };
  const endSecond = () => {
    turnedAway = 0;
    look();
  };
  return {
    look,
    turnedAway() {
      if (turnedAway === 0) cancelSecond = clock.after(SECOND_MS, endSecond);
      turnedAway += 1;
      look();
    },
    close: () => cancelSecond(),
  };
}
