import type { StandingOrder } from '../../book/book.js';
import { type Case, conIdOf } from '../case.js';
import { defineRule } from '../rule.js';

/** A gateway refuses to make another order of one that stands, and leaves it as it is: so does the guard. */
export const modification = defineRule({
  name: 'modification',
  about: 'The change would make another order of it: of another account, side, contract or parent.',
  check(seen) {
    const { standing } = seen.look;
    if (standing?.isOpen !== true) return undefined;
    const what = changed(seen, standing);
    return what === undefined
      ? undefined
      : `order ${standing.orderId} stands, and its ${what} cannot be changed`;
  },
});

function changed({ order, account, moves }: Case, standing: StandingOrder): string | undefined {
  if (account !== standing.account) return 'account';
  if (order.side !== standing.side) return 'side';
  // A child stays one where its parent is not named again.
  if (order.parentId !== 0 && order.parentId !== standing.parentId) return 'parent';
  const isCombination = order.legs.length > 0;
  if (isCombination !== standing.legs.length > 0 && standing.conId + standing.legs.length > 0)
    return 'contract';
  if (isCombination) return isSameCombination({ order, moves }, standing) ? undefined : 'contract';
  const [conId = 0] = moves.map(conIdOf);
  // Where no rule asked for it, it is not known; the book keeps to what stood first.
  return conId === 0 || standing.conId === 0 || conId === standing.conId ? undefined : 'contract';
}

function isSameCombination(
  { order, moves }: Pick<Case, 'order' | 'moves'>,
  { legs }: StandingOrder,
): boolean {
  const asked = moves.map(({ contract, side, quantity }) => {
    return `${contract.conId} ${side} ${order.quantity > 0 ? quantity / order.quantity : 0}`;
  });
  const stands = legs.map(({ conId, side, ratio }) => `${conId} ${side} ${ratio}`);
  return asked.toSorted().join() === stands.toSorted().join();
}
