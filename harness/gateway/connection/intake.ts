import type { Clock } from '../../../platform/clock/clock.js';
import { type TwsError, twsErrors } from '../tws-errors.js';
import type { Pacing } from './pacing.js';

/** What becomes of a message that has arrived. */
export type Admission =
  | { readonly kind: 'admitted' }
  | { readonly kind: 'rejected'; readonly error: TwsError }
  /** Rejected for the last time: the client is to be disconnected. */
  | { readonly kind: 'exhausted'; readonly error: TwsError };

/** How a client's messages are let in: on arrival they may be turned away, in the queue they may have to wait. */
export interface Intake {
  arrive(): Admission;
  /** Milliseconds until the next in the queue may be served; at 0 it is, and is counted. */
  waitMs(): number;
  /** The client has gone. */
  end(): void;
}

const admitted: Admission = { kind: 'admitted' };
/** TWS forgives the first seconds in which a client sends too much, and then hangs up. */
const FORGIVEN_SECONDS = 2;
/** After so long without a fault all is forgotten. */
const MEMORY_MS = 60_000;

export function openIntake(): Intake {
  return { arrive: () => admitted, waitMs: () => 0, end: () => {} };
}

/** Turns away what exceeds the rate, as TWS does unless it is told otherwise. The rate is one for all clients. */
export function rejectingIntake(pacing: Pacing, clock: Clock): Intake {
  let seconds = 0;
  let lastSecond = Number.NEGATIVE_INFINITY;
  const client = {};
  return {
    waitMs: () => 0,
    end: () => pacing.forget(client),
    arrive() {
      if (pacing.admit(client)) return admitted;
      const since = clock.monotonic() - lastSecond;
      if (since >= MEMORY_MS) seconds = 0;
      if (since >= 1000) {
        seconds += 1;
        lastSecond = clock.monotonic();
      }
      const error = twsErrors.rateExceeded(pacing.perSecond, pacing.recent() + 1, seconds);
      return { kind: seconds > FORGIVEN_SECONDS ? 'exhausted' : 'rejected', error };
    },
  };
}

/**
 * Lets what exceeds the rate wait, for clients that ask for it with `+PACEAPI`. Each has a rate of its own, so
 * that a long queue takes nothing from the others.
 */
export function waitingIntake(pacing: Pacing): Intake {
  const client = {};
  return {
    arrive: () => admitted,
    waitMs: () => (pacing.admit(client) ? 0 : pacing.waitMs()),
    end: () => {},
  };
}
