import type { Farm } from './link/farms.js';
import { canOpen, flows, isPrices } from './link/link.js';
import type { Beat } from './pump.js';
import type { Session } from './session.js';
import type { SubscriptionKind } from './subscriptions.js';
import { twsErrors } from './tws-errors.js';

/** What is asked for once and then goes on by itself. */
export interface Stream {
  readonly kind: SubscriptionKind;
  readonly reqId: number;
  /** The name of the request, for the error that the client gets should the stream fail. */
  readonly request: string;
  /** Where what it shows comes from; while that is out of reach, the stream is silent. */
  readonly farm?: Farm | undefined;
  /** Tells how things stand; the first beat goes on from that moment, however long this takes. */
  readonly open?: (now: number) => void;
  readonly beat: Beat;
  /** Gives back what the stream holds. Runs once, in whatever way it ends. */
  readonly release?: () => void;
}

/**
 * Opens a subscription that the pump drives. One that throws, at once or on a later beat, ends alone: the client
 * is told, what it held is free again, and the log has the rest.
 */
export function startStream(session: Session, stream: Stream): void {
  const { kind, reqId, request, farm, open, beat, release } = stream;
  const { backend, clientId, subscriptions } = session;
  let stop = () => {};
  const attempt = (task: () => void) => {
    try {
      task();
    } catch (error) {
      subscriptions.end(kind, reqId);
      backend.log.error({ err: error, request, reqId, clientId }, 'a subscription failed and has ended');
      session.error(reqId, twsErrors.failed(request));
    }
  };
  subscriptions.open(kind, reqId, () => {
    stop();
    release?.();
  });
  let isOpen = false;
  const begin = (now: number) => {
    isOpen = true;
    open?.(now);
  };
  const { link, clock, pump } = backend;
  const started = clock.now();
  attempt(() => {
    if (canOpen(link, kind, farm)) begin(started);
    else if (link.isDataStolen && isPrices(kind)) session.error(reqId, twsErrors.competingSession());
    stop = pump.add((now, before) => {
      if (!flows(link, kind, farm)) return;
      // What begins late begins with how things stand by then, and goes on from there.
      attempt(() => (isOpen ? beat(now, before) : begin(now)));
    }, started);
  });
}
