import { notAmong, written } from '../among.js';
import { defineRule } from '../rule.js';

export const securityType = defineRule({
  name: 'security-type',
  about: 'The policy does not allow this type of security.',
  words: ({ secTypes }, { contract }) => notAmong(secTypes, written(contract.secType)),
  needs: ({ secTypes }) => (secTypes === undefined ? [] : ['instruments']),
  /** Once more for what the upstream says it is: a number alone names none. */
  check: ({ policy, moves }) =>
    notAmong(
      policy.secTypes,
      moves.flatMap(({ instrument }) => instrument?.secType ?? []),
    ),
});
