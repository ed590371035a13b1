import { opposite } from '../asked/side.js';
import { conIdOf, otherOrders, type Plain } from './case.js';
import { holdingsOf } from './holdings.js';
import { comingFrom } from './taken.js';

/**
 * Whether a child only closes what its parent opens: no more than the parent brings, and no more than there will be
 * once it has, when other orders have had their part. The upstream lets the children of one parent shrink each other as
 * they fill, so that each is looked at by itself.
 */
export function isExitOf(seen: Plain): boolean {
  const { order, look, account } = seen;
  const { parent, standing, clientId } = look;
  const { parentId, quantity, side } = order;
  const [move, ...others] = seen.moves;
  if (parentId === 0 || quantity === 0 || move === undefined || others.length > 0) return false;
  // What stands by itself, and was charged, does not become a child by saying so.
  if (standing !== undefined && standing.parentId !== parentId) return false;
  const conId = conIdOf(move);
  if (conId === 0 || !(quantity <= openedBy(seen, conId))) return false;
  const strangers = otherOrders(seen).filter(
    (each) => each.clientId !== clientId || each.parentId !== parentId,
  );
  const holdings = holdingsOf(seen, [move], strangers);
  if (!holdings.known) return false;
  const coming = parent?.account === account ? comingFrom(parent, conId, opposite(side)) : 0;
  return holdings.value.every(({ moves, free }) => moves <= free + coming);
}

/** What its parent opens at most of a contract, for a child that is placed or changed. */
function openedBy({ order, account, look: { parent, standing } }: Plain, conId: number): number {
  // Its parent was done on an earlier day: it closes what it closed, and no more of it.
  if (parent === undefined) return standing?.least ?? 0;
  const isItsOwn =
    parent.account === account && parent.conId === conId && parent.side === opposite(order.side);
  // A child of a child closes what somebody else has opened.
  if (!isItsOwn || parent.parentId !== 0) return 0;
  if (parent.isOpen) return parent.least;
  return standing === undefined ? 0 : parent.filled;
}
