import { notAmong, written } from '../among.js';
import { defineRule } from '../rule.js';

export const symbol = defineRule({
  name: 'symbol',
  about: 'The policy does not allow this symbol.',
  words: ({ symbols }, { contract }) => notAmong(symbols, written(...contract.symbol.split(','))),
  needs: ({ symbols }) => (symbols === undefined ? [] : ['instruments']),
  /** Once more for what the upstream says it is: a number alone names none. */
  check: ({ policy, moves }) =>
    notAmong(
      policy.symbols,
      moves.flatMap(({ instrument }) => instrument?.symbol ?? []),
    ),
});
