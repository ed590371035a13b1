import type { Clock } from '../../../platform/clock/clock.js';
import { type TwsError, twsErrors } from '../tws-errors.js';
import type { Pacing } from './pacing.js';

/** What becomes of a message: it is served, now or later, or turned away. */
export interface Outcomes {
  serve(body: Buffer): void;
  reject(error: TwsError): void;
  /** Turned away for the last time: the client is to be disconnected. */
  exhausted(error: TwsError): void;
}

/** Where a client's messages wait for their turn. */
export interface Intake {
  take(body: Buffer, outcomes: Outcomes): void;
  end(): void;
}

/** TWS forgives the first seconds in which a client sends too much, and then hangs up. */
const FORGIVEN_SECONDS = 2;

export function openIntake(): Intake {
  return { take: (body, { serve }) => serve(body), end: () => {} };
}

/** Turns away what exceeds the rate, as TWS does unless it is told otherwise. */
export function rejectingIntake(pacing: Pacing, clock: Clock): Intake {
  let seconds = 0;
  let lastSecond = Number.NEGATIVE_INFINITY;
  return {
    take(body, { serve, reject, exhausted }) {
      if (pacing.admit()) {
        serve(body);
        return;
      }
      if (clock.monotonic() - lastSecond >= 1000) {
        seconds += 1;
        lastSecond = clock.monotonic();
      }
      const error = twsErrors.rateExceeded(pacing.perSecond, pacing.recent() + 1, seconds);
      if (seconds > FORGIVEN_SECONDS) exhausted(error);
      else reject(error);
    },
    end: () => {},
  };
}

/** Lets what exceeds the rate wait, for clients that ask for it with `+PACEAPI`. */
export function waitingIntake(pacing: Pacing, clock: Clock): Intake {
  const waiting: (() => void)[] = [];
  let cancel: (() => void) | undefined;
  const drain = () => {
    cancel = undefined;
    while (waiting.length > 0) {
      if (!pacing.admit()) {
        cancel = clock.after(pacing.waitMs(), drain);
        return;
      }
      waiting.shift()?.();
    }
  };
  return {
    take(body, { serve }) {
      waiting.push(() => serve(body));
      if (!cancel) drain();
    },
    end() {
      waiting.length = 0;
      cancel?.();
    },
  };
}
