import { type Cancel, type Clock, every } from '../../../platform/clock/clock.js';
import type { HeardEntry } from '../record/line.js';
import type { Watch } from '../watch/watch.js';
import type { Book, StandingOrder } from './book.js';
import { reconcile } from './reconcile.js';

/** Asks the upstream what became of orders of which nobody hears. */
export interface Looking {
  /** Now. Never rejects. */
  look(): Promise<void>;
  /** Once what has just been asked for has had its time. */
  lookLater(): void;
  /** After an error that may have been about an order, or about something else of the same id: a little later. */
  doubt(clientId: number, orderId: number): void;
  close(): void;
}

export interface LookingOptions {
  readonly book: Book;
  readonly watch: Watch;
  readonly clock: Clock;
  /** Whether what becomes of an order is told to its client, who is there. */
  readonly isHeard: (order: StandingOrder) => boolean;
  readonly note: (entry: HeardEntry) => void;
}

/** So long an order may be on its way before it is on the upstream's list; one that an error may have ended is looked for after as long. */
const ON_ITS_WAY_MS = 5000;
/** So long after cancels what became of orders is asked, since the ends of those of absent clients nobody hears. */
const CANCELS_TAKE_MS = 3000;
/** As often what became of orders of absent clients is asked. */
const LOOKED_EVERY_MS = 30_000;

export function createLooking({ book, watch, clock, isHeard, note }: LookingOptions): Looking {
  /** When those were asked for that a guard before this one sent: none of them is on its way any more. */
  const inherited = new Set(book.open().map(({ askedAt }) => askedAt));
  let isPlanned = false;
  let isClosed = false;
  /** What is to happen yet; none of it once this is closed, or a process that has nothing to do would wait for it. */
  const planned = new Set<Cancel>();
  const later = (ms: number, task: () => void) => {
    if (isClosed) return;
    const cancel = clock.after(ms, () => {
      planned.delete(cancel);
      task();
    });
    planned.add(cancel);
  };

  const look = async () => {
    const asked = clock.now();
    const reported = await watch.openOrders();
    if (!reported.known || isClosed) return;
    const isOnItsWay = (order: StandingOrder) =>
      !inherited.has(order.askedAt) && asked - order.askedAt < ON_ITS_WAY_MS;
    for (const entry of reconcile(book, reported.value, isHeard, isOnItsWay)) note(entry);
    lookAgain();
  };
  /** Orders that may have been on their way are looked for once more. */
  const lookAgain = () => {
    if (isPlanned || !book.open().some(({ isDraft, status }) => !isDraft && status === undefined)) return;
    isPlanned = true;
    later(ON_ITS_WAY_MS, () => {
      isPlanned = false;
      void look();
    });
  };
  const lookForOne = async (clientId: number, orderId: number) => {
    const reported = await watch.openOrders();
    const order = book.order(clientId, orderId);
    if (!reported.known || !order?.isOpen || order.isDraft || order.status !== undefined) return;
    const isThere = reported.value.some((each) => each.clientId === clientId && each.orderId === orderId);
    if (!isThere) note({ kind: 'heard', clientId, orderId, status: 'Gone' });
  };
  const stop = every(clock, LOOKED_EVERY_MS, () => {
    if (book.open().some((order) => !isHeard(order))) void look();
  });

  return {
    look,
    lookLater: () => later(CANCELS_TAKE_MS, () => void look()),
    doubt: (clientId, orderId) => later(ON_ITS_WAY_MS, () => void lookForOne(clientId, orderId)),
    close() {
      isClosed = true;
      stop();
      for (const cancel of planned) cancel();
    },
  };
}
