import { notAmong } from '../among.js';
import { defineRule } from '../rule.js';

export const orderType = defineRule({
  name: 'order-type',
  about: 'The policy does not allow this type of order.',
  words(policy, order) {
    const types = [order.orderType, order.adjustedOrderType].filter((type) => type !== undefined);
    return notAmong(policy.orderTypes, types);
  },
});
