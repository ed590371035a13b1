import { rules } from './rules.js';

/** By what else the guard refuses: before the rules are asked, of what is no order, and where it cannot know or do something. */
export const otherRefusals = [
  { name: 'kill-switch', about: 'The kill switch is on; a person lifts it with `ibs guard release`.' },
  { name: 'read-only', about: 'The policy allows no orders, and nothing that changes one.' },
  { name: 'request', about: 'The policy does not name this request among its `requests`.' },
  { name: 'unreadable', about: 'The order could not be understood whole.' },
  {
    name: 'account',
    about:
      'The account is not named where there are several, is not of this login, or is not one the policy allows.',
  },
  { name: 'contract', about: 'There is no such contract, or more than one.' },
  { name: 'unknown', about: 'A figure that a rule needs cannot be had.' },
  {
    name: 'rate',
    about:
      'More messages are waiting than may; error 100. Of very many only the first of a second are on record in full.',
  },
  { name: 'record', about: 'The order could not be put on record, so it was not sent.' },
] as const;

/** The names that refusals carry. */
export type RuleName = (typeof otherRefusals | typeof rules)[number]['name'];

export const ruleNames: readonly RuleName[] = [...otherRefusals, ...rules].map(({ name }) => name);
