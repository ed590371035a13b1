import type { Duplex } from 'node:stream';
import { type Clock, sleep } from '../../../platform/clock/clock.js';
import type { Log } from '../../../platform/log/log.js';
import { cancelOrder } from '../../wire/requests/orders.js';
import { bareCancel } from './bare-cancel.js';
import type { Ending } from './greeting.js';
import { openOwnSession } from './own-session.js';
import { defaultWatchSettings } from './settings.js';

export interface CancelAsOptions {
  readonly connect: () => Duplex;
  readonly clientId: number;
  /** Looked at each time; when there are none any more it is done. */
  readonly orderIds: () => readonly number[];
  /** Whether the client has a session itself, or the upstream may not have noticed yet that it has none any more. */
  readonly isThere: () => boolean;
  readonly clock: Clock;
  readonly log: Log;
}

/** So long is listened to what comes of it. */
const LISTENED_MS = 2000;
/** How often, and for how long, an upstream is tried that has yet to let go of the client's last session. */
const AGAIN_MS = 250;
const TRIED_MS = 20_000;

/**
 * Cancels orders of a client that is not connected: only under its own id may a gateway let anybody do so. Resolves when
 * they have been, or cannot be; never rejects.
 */
export async function cancelAs(options: CancelAsOptions): Promise<void> {
  const { clientId, orderIds, isThere, clock, log } = options;
  const limit = clock.monotonic() + TRIED_MS;
  while (orderIds().length > 0) {
    if (!isThere() && (await isSent(options))) return;
    if (clock.monotonic() > limit) {
      log.warn({ clientId }, 'orders of a client that has gone could not be cancelled under its id');
      return;
    }
    await sleep(clock, AGAIN_MS);
  }
}

/** Whether the cancels have gone out. */
function isSent({ connect, clientId, orderIds, clock, log }: CancelAsOptions): Promise<boolean> {
  return new Promise((resolve) => {
    let isBegun = false;
    const ended = ({ kind }: Pick<Ending, 'kind'>) => {
      if (!isBegun) log.info({ clientId, kind }, 'there is no session yet to cancel orders in');
      resolve(isBegun);
    };
    const open = (stream: Duplex) => {
      const end = openOwnSession({
        stream,
        clientId,
        clock,
        log,
        settings: defaultWatchSettings,
        begun(session) {
          isBegun = true;
          for (const orderId of orderIds()) {
            session.send(cancelOrder, bareCancel(orderId), 'now');
          }
          clock.after(LISTENED_MS, () => end());
        },
        heard: () => {},
        unreadable: () => {},
        ended,
      });
    };
    try {
      open(connect());
    } catch {
      ended({ kind: 'lost' });
    }
  });
}
