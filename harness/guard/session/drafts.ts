import type { AskedOrder } from '../asked/asked-order.js';
import { readOrder } from '../asked/read-order.js';
import type { Book } from '../book/book.js';
import { familyOf } from '../book/family.js';
import type { Line } from '../record/line.js';

/** Orders of one client that were sent and wait at the upstream to be transmitted. */
export interface Drafts {
  add(order: AskedOrder): void;
  remove(orderId: number): void;
  /** Those that stand or fall with an order: its parents, its children, and theirs. */
  family(order: AskedOrder): readonly AskedOrder[];
}

/** @param isOver whether an order has ended, or has been set free by another's being transmitted */
export function createDrafts(isOver: (orderId: number) => boolean): Drafts {
  const drafts = new Map<number, AskedOrder>();
  return {
    add(order) {
      for (const orderId of drafts.keys()) if (isOver(orderId)) drafts.delete(orderId);
      drafts.set(order.orderId, order);
    },
    remove: (orderId) => void drafts.delete(orderId),
    family: (order) => familyOf(order, [...drafts.values()]),
  };
}

/** Those that a guard before this one has sent, and that still wait: they are on record as they were asked for. */
export function* draftsIn(
  before: Iterable<Line>,
  book: Book,
): Iterable<{ readonly clientId: number; readonly order: AskedOrder }> {
  if (!book.open().some(({ isDraft }) => isDraft)) return;
  for (const line of before) {
    if (line.kind !== 'order' || !line.allowed || line.transmit || line.whatIf) continue;
    if (book.order(line.clientId, line.orderId)?.isDraft !== true) continue;
    const reading = readOrder(line.texts);
    if (reading.ok) yield { clientId: line.clientId, order: reading.order };
  }
}
