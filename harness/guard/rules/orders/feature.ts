import { features } from '../../asked/features.js';
import { defineRule } from '../rule.js';

export const feature = defineRule({
  name: 'feature',
  about: 'The order does something besides that the policy does not allow, such as a hedge.',
  words(policy, order) {
    const name = order.features.find((each) => !policy.features.includes(each));
    return name === undefined ? undefined : `${name}, which the policy does not allow: ${features[name]}`;
  },
});
