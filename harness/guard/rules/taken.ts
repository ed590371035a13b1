import { opposite, type Side } from '../asked/side.js';
import type { StandingOrder } from '../book/book.js';
import { movesIn } from '../book/terms.js';

/** An open combination of which nobody knows what its legs are. */
export function isOpaque({ conId, legs }: StandingOrder): boolean {
  return conId === 0 && legs.length === 0;
}

/**
 * What open orders on one side of one contract may still take from what is held of it.
 *
 * @param all open orders of the account, among which are the parents of some
 */
export function takenBy(
  some: readonly StandingOrder[],
  all: readonly StandingOrder[],
  conId: number,
  side: Side,
): number {
  const families = new Map<string, number>();
  let sum = 0;
  for (const order of some) {
    const takes = takenByOne(order, all, conId, side);
    // Children of one parent shrink each other.
    const { clientId, orderId, parentId } = order;
    const family = `${clientId}/${parentId === 0 ? `own ${orderId}` : parentId}`;
    const before = families.get(family) ?? 0;
    sum += Math.max(0, takes - before);
    families.set(family, Math.max(before, takes));
  }
  return sum;
}

function takenByOne(order: StandingOrder, all: readonly StandingOrder[], conId: number, side: Side): number {
  const rest = restOf(order, conId, side);
  const parent = all.find((each) => each.clientId === order.clientId && each.orderId === order.parentId);
  if (rest === 0 || parent === undefined) return rest;
  const coming = comingFrom(parent, conId, opposite(side));
  // What its parent still brings is not held yet; what the parent has brought is, and is the child's to take.
  return coming > 0 ? Math.max(Math.min(rest, parent.filled), rest - coming) : rest;
}

function restOf(order: StandingOrder, conId: number, side: Side): number {
  const rest = Math.max(0, order.quantity - order.filled);
  return movesIn(order).reduce(
    (sum, move) => sum + (move.conId === conId && move.side === side ? rest * move.ratio : 0),
    0,
  );
}

/** What a parent is certain to bring before its children work, if it fills. Children of children close what others open. */
export function comingFrom(parent: StandingOrder, conId: number, side: Side): number {
  const { isOpen, isUnheard, least, filled } = parent;
  if (!isOpen || isUnheard || parent.parentId !== 0) return 0;
  return parent.conId === conId && parent.side === side ? Math.max(0, least - filled) : 0;
}
