import { opposite } from '../../asked/side.js';
import { otherOrders } from '../case.js';
import { count } from '../figures.js';
import { defineRule } from '../rule.js';

export const parent = defineRule({
  name: 'parent',
  about:
    'The parent of the order is not known to the guard, or would become smaller than an order that closes it.',
  check(seen) {
    const { order, look } = seen;
    const { standing, clientId, parentRefusal } = look;
    if (order.parentId !== 0 && look.parent === undefined && standing?.parentId !== order.parentId) {
      return parentRefusal === undefined
        ? `nothing is known of order ${order.parentId}, its parent`
        : `order ${order.parentId}, its parent, was refused: ${parentRefusal}`;
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
    return `order ${larger.orderId} would close ${count(larger.quantity)} of the ${count(order.quantity)} that it opens`;
  },
});
