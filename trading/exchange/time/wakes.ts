import type { OrderId } from '../orders/order.js';

/** When time alone will make a difference to an order. */
export interface Wakes {
  /** One moment for each order; a new one replaces it. */
  set(id: OrderId, at: number): void;
  forget(id: OrderId): void;
  /** Infinite where none is set. */
  of(id: OrderId): number;
  /** The earliest of all, infinite where there is none. */
  next(): number;
  /** Takes out all up to a moment, in the order of their ids. */
  takeUntil(at: number): readonly OrderId[];
}

interface Entry {
  readonly at: number;
  readonly id: OrderId;
}

/** A binary heap. What was replaced or forgotten stays in it until it comes to the top. */
export function createWakes(): Wakes {
  const moments = new Map<OrderId, number>();
  const heap: Entry[] = [];

  function dropStale(): void {
    for (let top = heap[0]; top !== undefined && moments.get(top.id) !== top.at; top = heap[0]) pop(heap);
    // A book that lives long and changes much would otherwise be mostly of what no longer holds.
    if (heap.length > 64 && heap.length > 4 * moments.size) {
      heap.length = 0;
      for (const [id, at] of moments) push(heap, { id, at });
    }
  }

  return {
    set(id, at) {
      if (moments.get(id) === at) return;
      moments.set(id, at);
      if (at !== Number.POSITIVE_INFINITY) push(heap, { id, at });
    },
    forget(id) {
      if (moments.delete(id)) dropStale();
    },
    of: (id) => moments.get(id) ?? Number.POSITIVE_INFINITY,
    next() {
      dropStale();
      return heap[0]?.at ?? Number.POSITIVE_INFINITY;
    },
    takeUntil(at) {
      const due: OrderId[] = [];
      dropStale();
      for (let top = heap[0]; top !== undefined && top.at <= at; top = heap[0]) {
        pop(heap);
        moments.delete(top.id);
        due.push(top.id);
        dropStale();
      }
      return due.sort((one, other) => one - other);
    },
  };
}

function push(heap: Entry[], entry: Entry): void {
  let at = heap.length;
  heap.push(entry);
  while (at > 0) {
    const above = (at - 1) >> 1;
    const other = heap[above];
    if (other === undefined || other.at <= entry.at) break;
    heap[at] = other;
    at = above;
  }
  heap[at] = entry;
}

function pop(heap: Entry[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  let at = 0;
  for (;;) {
    let below = 2 * at + 1;
    const [left, right] = [heap[below], heap[below + 1]];
    if (left === undefined) break;
    if (right !== undefined && right.at < left.at) below += 1;
    const smaller = right !== undefined && right.at < left.at ? right : left;
    if (last.at <= smaller.at) break;
    heap[at] = smaller;
    at = below;
  }
  heap[at] = last;
}
