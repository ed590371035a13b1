import type { Clock } from '../../../platform/clock/clock.js';
import type { Work } from '../handling.js';
import type { TwsError } from '../tws-errors.js';
import type { Intake } from './intake.js';

/** Messages that may wait before the client is read from no further. */
const MOST_WAITING = 1000;

/** So long one client's messages are answered while all others wait. */
const LONGEST_TURN_MS = 20;

export interface InboxOptions {
  readonly intake: Intake;
  /** The time by which messages wait. */
  readonly wall: Clock;
  /** Answers a message; what takes long is handed back as work. */
  serve(body: Buffer): Work | undefined;
  reject(error: TwsError): void;
  exhausted(error: TwsError): void;
  /** Runs a task in a turn of its own, once the client has read what it was sent. */
  later(task: () => void): void;
  /** Stops and goes on reading from the client. */
  hold(isHeld: boolean): void;
}

/** Where a client's messages wait: they are answered one after another, in the order they came. */
export interface Inbox {
  /** Messages that have arrived together: all are counted before the first is answered, which may take a while. */
  take(bodies: readonly Buffer[]): void;
  end(): void;
}

export function createInbox(options: InboxOptions): Inbox {
  const { intake, wall, serve, reject, exhausted, later, hold } = options;
  const waiting: Buffer[] = [];
  let work: Work | undefined;
  let cancelWait: (() => void) | undefined;
  let isHeld = false;
  let isEnded = false;
  let isPausing = false;

  const holdIf = (wanted: boolean) => {
    if (wanted === isHeld) return;
    isHeld = wanted;
    hold(wanted);
  };

  /** One slice of a long answer; others are served before the next. */
  const goOn = () => {
    if (isEnded || !work) return;
    if (work.next().done === true) {
      work = undefined;
      run();
    } else later(goOn);
  };

  const afterPause = () => {
    isPausing = false;
    run();
  };
  const run = () => {
    const began = wall.monotonic();
    while (!isEnded && !work && !cancelWait && !isPausing && waiting.length > 0) {
      if (wall.monotonic() - began > LONGEST_TURN_MS) {
        isPausing = true;
        later(afterPause);
        return;
      }
      const wait = intake.waitMs();
      if (wait > 0) {
        cancelWait = wall.after(wait, () => {
          cancelWait = undefined;
          run();
        });
        return;
      }
      const body = waiting.shift();
      work = body && serve(body);
      if (work) goOn();
    }
    if (waiting.length < MOST_WAITING / 2) holdIf(false);
  };

  return {
    take(bodies) {
      for (const body of bodies) {
        if (isEnded) return;
        const admission = intake.arrive();
        if (admission.kind === 'admitted') waiting.push(body);
        else if (admission.kind === 'rejected') reject(admission.error);
        else exhausted(admission.error);
      }
      run();
      if (waiting.length > MOST_WAITING) holdIf(true);
    },
    end() {
      isEnded = true;
      intake.end();
      waiting.length = 0;
      cancelWait?.();
      work?.return();
      work = undefined;
    },
  };
}
