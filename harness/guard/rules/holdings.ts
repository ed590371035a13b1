import type { StandingOrder } from '../book/book.js';
import { known, unknown } from '../watch/asking/known.js';
import type { Known } from '../watch/watch.js';
import { conIdOf, type KnownMove, otherOrders, type Plain } from './case.js';
import { isOpaque, takenBy } from './taken.js';

/** How much an order can take away from what the account holds of a contract, of which other orders have their part. */
export interface Holding {
  readonly move: KnownMove;
  /** What the order would still move, in this contract altogether. */
  readonly moves: number;
  /**
   * What is held on the side that it takes from, less what others have taken that no position shows yet, and what open
   * ones take; below 0 is held on the other.
   */
  readonly free: number;
}

/** What each move of an order takes, and from what. */
export function holdingsOf(
  seen: Plain,
  moves: readonly KnownMove[],
  others: readonly StandingOrder[] = otherOrders(seen),
): Known<readonly Holding[]> {
  const { look, account, order } = seen;
  if (others.some(isOpaque)) {
    return unknown('an open combination takes from positions too, and its legs are not on record');
  }
  const isDone = look.standing?.filled ?? 0;
  const all = look.book.open(account);
  const holdings: Holding[] = [];
  for (const move of moves) {
    const conId = conIdOf(move);
    const position = look.watch.position(account, conId);
    if (!position.known) return unknown(`the position is not known: ${position.why}`);
    const same = seen.moves.filter((each) => each.side === move.side && conIdOf(each) === conId);
    const asked = same.reduce((sum, { quantity }) => sum + quantity, 0);
    const part = order.quantity > 0 ? Math.max(0, order.quantity - isDone) / order.quantity : 1;
    const held = move.side === 'SELL' ? position.value : -position.value;
    const gone = look.book.unsettled.of(account, conId, move.side);
    const free = held - gone - takenBy(others, all, conId, move.side);
    holdings.push({ move, moves: asked * part, free });
  }
  return known(holdings);
}

/** Whether all that an order moves is held on the other side, and not taken by others. */
export function onlyReduces(seen: Plain): Known<boolean> {
  if (seen.order.cashQuantity !== undefined) return known(false);
  const holdings = holdingsOf(seen, seen.moves);
  if (!holdings.known) return holdings;
  return known(holdings.value.length > 0 && holdings.value.every(({ moves, free }) => moves <= free));
}
