import type { AskedOrder } from '../asked/asked-order.js';
import { opposite } from '../asked/quantities.js';
import { type Case, conIdOf, type KnownMove, otherOrders, refuse } from './case.js';
import { count } from './figures.js';
import type { Look } from './look.js';
import type { Refusal } from './verdict.js';

/**
 * Whether a child only closes what its parent opens. The upstream lets the children of one parent shrink each other
 * as they fill, so that each is looked at by itself.
 */
export function isExitOf(
  { quantity, parentId, side }: AskedOrder,
  account: string,
  [move, ...others]: readonly KnownMove[],
  { parent, standing }: Look,
): boolean {
  if (parentId === 0 || quantity === 0 || move === undefined || others.length > 0) return false;
  // What stands by itself, and was charged, does not become a child by saying so.
  if (standing !== undefined && standing.parentId !== parentId) return false;
  const conId = conIdOf(move);
  if (conId === 0) return false;
  const isStanding = standing?.isOpen === true;
  if (parent === undefined) {
    // Its parent was done on an earlier day: it closes what it closed, and no more of it.
    return isStanding && standing.side === side && standing.conId === conId && quantity <= standing.quantity;
  }
  const opened = parent.isOpen ? parent.quantity : isStanding ? parent.filled : 0;
  return (
    parent.account === account &&
    parent.conId === conId &&
    parent.side === opposite(side) &&
    quantity <= opened
  );
}

/** A parent must be known, and stay as large as what closes it. */
export function refusedByFamily(seen: Case): Refusal | undefined {
  const { order, look } = seen;
  const { standing, parent, clientId } = look;
  if (order.parentId !== 0 && parent === undefined && standing?.parentId !== order.parentId) {
    return refuse('parent', `nothing is known of order ${order.parentId}, its parent`);
  }
  if (standing === undefined || !(order.quantity < standing.quantity)) return undefined;
  const larger = otherOrders(seen).find(
    (child) =>
      child.clientId === clientId &&
      child.parentId === order.orderId &&
      child.side === opposite(order.side) &&
      child.quantity > order.quantity,
  );
  if (larger === undefined) return undefined;
  return refuse(
    'parent',
    `order ${larger.orderId} would close ${count(larger.quantity)} of the ${count(order.quantity)} that it opens`,
  );
}
