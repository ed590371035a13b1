import type { Duplex } from 'node:stream';
import type { Clock } from '../../../platform/clock/clock.js';
import type { Log } from '../../../platform/log/log.js';
import { cancelOrder } from '../../wire/requests/orders.js';
import { openSession } from './session.js';
import { defaultWatchSettings } from './settings.js';

export interface CancelAsOptions {
  readonly connect: () => Duplex;
  readonly clientId: number;
  readonly orderIds: readonly number[];
  readonly clock: Clock;
  readonly log: Log;
}

/** So long is listened to what comes of it. */
const LISTENED_MS = 2000;
const NEWEST = 200;

/** Cancels orders of a client that is not connected: only under its own id may a gateway let anybody do so. */
export function cancelAs({ connect, clientId, orderIds, clock, log }: CancelAsOptions): void {
  const end = openSession({
    stream: connect(),
    clientId,
    newest: NEWEST,
    clock,
    log,
    settings: defaultWatchSettings,
    begun(session) {
      for (const orderId of orderIds) {
        const unset = { manualOrderCancelTime: '', extOperator: '', manualOrderIndicator: '' };
        session.send(cancelOrder, { orderId, ...unset }, 'now');
      }
      clock.after(LISTENED_MS, () => end());
    },
    heard: () => {},
    unreadable: () => {},
    ended({ kind }) {
      // Its client has come back, and its orders are cancelled with those of the others.
      if (kind === 'id-taken') log.warn({ clientId }, 'a client whose orders were to be cancelled is back');
    },
  });
}
