import type { StandingOrder } from '../book/book.js';
import { type Case, conIdOf, type KnownMove, otherOrders, refuse } from './case.js';
import type { Refusal } from './verdict.js';

/** How much an order can take away from what the account holds of a contract, of which other orders have their part. */
export interface Holding {
  readonly move: KnownMove;
  /** What the order would still move, in this contract altogether. */
  readonly moves: number;
  /** What is held on the side that it takes from, less what other open orders take; below 0 is held on the other. */
  readonly free: number;
}

/** What each move of an order takes, and from what; or why that is not known. */
export function holdingsOf(seen: Case, moves: readonly KnownMove[]): readonly Holding[] | Refusal {
  const { look, account, order } = seen;
  const others = otherOrders(seen);
  if (others.some(({ conId }) => conId === 0)) {
    return refuse('unknown', 'an open combination takes from positions too, and its legs are not on record');
  }
  const isDone = look.standing?.filled ?? 0;
  const holdings: Holding[] = [];
  for (const move of moves) {
    const conId = conIdOf(move);
    const position = look.watch.position(account, conId);
    if (!position.known) return refuse('unknown', `the position is not known: ${position.why}`);
    const same = seen.moves.filter((each) => each.side === move.side && conIdOf(each) === conId);
    const asked = same.reduce((sum, { quantity }) => sum + quantity, 0);
    const part = order.quantity > 0 ? Math.max(0, order.quantity - isDone) / order.quantity : 1;
    const held = move.side === 'SELL' ? position.value : -position.value;
    const taken = takenBy(
      others.filter((each) => each.side === move.side && each.conId === conId),
      others,
    );
    holdings.push({ move, moves: asked * part, free: held - taken });
  }
  return holdings;
}

/** What open orders on one side of one contract may still take. */
function takenBy(some: readonly StandingOrder[], all: readonly StandingOrder[]): number {
  const families = new Map<string, number>();
  let sum = 0;
  for (const { clientId, orderId, parentId, side, conId, quantity, filled } of some) {
    const rest = Math.max(0, quantity - filled);
    const family = `${clientId}/${parentId === 0 ? `own ${orderId}` : parentId}`;
    const waits = all.some(
      (parent) =>
        parent.clientId === clientId &&
        parent.orderId === parentId &&
        parent.conId === conId &&
        parent.side !== side,
    );
    // It takes what its parent brings; and children of one parent shrink each other.
    if (waits) continue;
    const before = families.get(family) ?? 0;
    sum += Math.max(0, rest - before);
    families.set(family, Math.max(before, rest));
  }
  return sum;
}
