import type { AskedOrder } from '../asked/asked-order.js';
import { readOrder } from '../asked/read-order.js';
import type { Book } from '../book/book.js';
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
    family(order) {
      if (drafts.size === 0) return [];
      const ids = new Set([order.orderId]);
      if (order.parentId !== 0) ids.add(order.parentId);
      for (let size = 0; size < ids.size; ) {
        size = ids.size;
        for (const { orderId, parentId } of drafts.values()) {
          if (ids.has(parentId)) ids.add(orderId);
          if (ids.has(orderId) && parentId !== 0) ids.add(parentId);
        }
      }
      ids.delete(order.orderId);
      return [...drafts.values()].filter(({ orderId }) => ids.has(orderId));
    },
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
