import { notAmong } from '../among.js';
import { defineRule } from '../rule.js';

export const exchange = defineRule({
  name: 'exchange',
  about: 'The policy does not allow this exchange.',
  words: ({ exchanges }, { contract, legs }) =>
    notAmong(exchanges, [contract.exchange, ...legs.map((leg) => leg.exchange)]),
});
