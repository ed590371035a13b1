import type { OrderEntry } from '../record/line.js';
import type { BookedOrder } from './terms.js';

/** The drafts that an order sets free: its parents, its children, and theirs, as far as they are its client's. */
export function releasedWith(
  { clientId, orderId, parentId }: OrderEntry,
  all: Iterable<BookedOrder>,
): readonly BookedOrder[] {
  const drafts = [...all].filter((draft) => draft.clientId === clientId);
  if (drafts.length === 0) return [];
  const family = new Set([orderId]);
  if (parentId !== 0) family.add(parentId);
  for (let size = 0; size < family.size; ) {
    size = family.size;
    for (const draft of drafts) {
      if (family.has(draft.parentId)) family.add(draft.orderId);
      if (family.has(draft.orderId) && draft.parentId !== 0) family.add(draft.parentId);
    }
  }
  return drafts.filter((draft) => family.has(draft.orderId) && draft.orderId !== orderId);
}
