import type { Duplex } from 'node:stream';
import type { Cancel } from '../../../platform/clock/clock.js';
import { AVOIDED, NEWEST } from '../../wire/versions.js';
import { type Ending, lost } from './greeting.js';
import { type OwnSessionOptions, openOwnSession } from './own-session.js';

/** A session that is begun again whenever it ends. */
export interface Line {
  /** Why there is no session now; undefined while there is one. */
  readonly trouble: string | undefined;
  /** Resolves once there is a session, or no attempt at one is under way any more. It may begin an attempt. */
  wanted(): Promise<void>;
  /** Ends the session, to begin another. */
  renew(): void;
  close(): void;
}

export interface LineOptions extends Omit<OwnSessionOptions, 'stream' | 'newest' | 'ended'> {
  /** A new connection to the upstream; what is wrong with it may show later. */
  readonly connect: () => Duplex;
  ended(): void;
  /** The login is no paper account; nothing is attempted any more. */
  live(): void;
}

/** Those who want a session do not make for more attempts than this. */
const BETWEEN_ATTEMPTS_MS = 1000;

const NOT_YET = 'the guard has no session of its own with the upstream yet';
const LOST = 'the guard has lost its own session with the upstream';
const NO_ID = 'the client ids that the guard may use are all in use: guard.clientId names another';
const LIVE = 'the login of the upstream manages an account that is no paper account';

export function keepLine(options: LineOptions): Line {
  const { clock, log, settings, connect, clientId, begun, ended, live } = options;
  let trouble: string | undefined = NOT_YET;
  let isOver = false;
  let newest = NEWEST;
  let idsTried = 0;
  let pause = settings.shortestPause;
  let attemptedAt = Number.NEGATIVE_INFINITY;
  let isAttempting = false;
  const waiting: (() => void)[] = [];
  let hangUp = () => {};
  let cancelPause: Cancel = () => {};

  const release = () => {
    isAttempting = false;
    for (const resolve of waiting.splice(0)) resolve();
  };

  const attempt = () => {
    cancelPause();
    attemptedAt = clock.monotonic();
    isAttempting = true;
    let stream: Duplex;
    try {
      stream = connect();
    } catch (error) {
      over(lost(String(error)));
      return;
    }
    let hasBegun = false;
    hangUp = openOwnSession({
      ...options,
      stream,
      newest,
      clientId: clientId + idsTried,
      begun(session) {
        hasBegun = true;
        trouble = undefined;
        pause = settings.shortestPause;
        begun(session);
        release();
      },
      ended(ending) {
        if (hasBegun) {
          trouble = LOST;
          ended();
        }
        over(ending);
      },
    });
  };

  const over = (ending: Ending) => {
    if (isOver) {
      release();
      return;
    }
    if (ending.kind === 'version-avoided' && newest === NEWEST) {
      newest = AVOIDED - 1;
      attempt();
      return;
    }
    if (ending.kind === 'id-taken' && idsTried + 1 < settings.clientIds) {
      idsTried += 1;
      attempt();
      return;
    }
    if (ending.kind === 'live') {
      isOver = true;
      trouble = LIVE;
      log.error(
        'the login behind the upstream has an account that is no paper account: nobody is let through',
      );
      release();
      live();
      return;
    }
    idsTried = 0;
    const why = ending.kind === 'lost' ? ending.why : NO_ID;
    log.warn(
      { why, pause },
      `the guard has no session with the upstream (${why}), and refuses orders: it tries again in ${pause / 1000} s`,
    );
    cancelPause = clock.after(pause, attempt);
    pause = Math.min(2 * pause, settings.longestPause);
    release();
  };

  attempt();
  return {
    get trouble() {
      return trouble;
    },
    async wanted() {
      if (isOver || trouble === undefined) return;
      if (!isAttempting && clock.monotonic() - attemptedAt >= BETWEEN_ATTEMPTS_MS) attempt();
      if (isAttempting) await new Promise<void>((resolve) => waiting.push(resolve));
    },
    renew: () => hangUp(),
    close() {
      isOver = true;
      trouble = LOST;
      cancelPause();
      hangUp();
    },
  };
}
