import { z } from 'zod';
import { ruleNames } from '../guard/rules/rule-names.js';
import { catalog, type Direction } from '../wire/catalog.js';
import { orderStatuses } from './example.js';
import { listOf, named, oneOf, positions, text } from './fields.js';

const namesOf = (direction: Direction): readonly string[] =>
  [...catalog[direction].values()].map(({ name }) => name);
const requests = new Set(namesOf('request'));
const replies = new Set(namesOf('reply'));
const AS_ON_THE_WIRE = 'names are those of harness/wire';

const code = z.int({ error: 'expected the number of a TWS error, such as 201' });
const codes = listOf(code, '[201]').default([]);

/** A regular expression that JavaScript understands. */
const pattern = z
  .string({ error: 'expected a regular expression, in quotes if it looks like something else' })
  .check(({ value, issues }) => {
    try {
      new RegExp(value);
    } catch (thrown) {
      const why = thrown instanceof Error ? thrown.message.replace(/^Invalid regular expression: /, '') : '';
      issues.push({ code: 'custom', message: `expected a regular expression (${why})`, input: value });
    }
  });

export const orderFields = {
  symbol: text.exactOptional(),
  action: oneOf(['BUY', 'SELL'], 'side').exactOptional(),
  type: text.exactOptional(),
  quantity: z
    .number({ error: 'expected a number of shares' })
    .positive({ error: 'expected more than 0 shares' })
    .exactOptional(),
  ends: oneOf(orderStatuses, 'status of an order'),
};
const order = z.strictObject(orderFields, {
  error: 'expected an order such as { symbol: AAPL, action: BUY, ends: Filled }',
});

const LEFT = 'expected a whole number of open orders from 0 up';
export const leavesFields = {
  orders: z.int({ error: LEFT }).min(0, { error: LEFT }).default(0),
  positions: positions.optional(),
};
const leaves = z
  .strictObject(leavesFields, {
    error: 'expected what is left, such as { orders: 1, positions: { AAPL: 5 } }',
  })
  .transform((left) => ({ orders: left.orders, positions: left.positions }));

const EXIT = 'expected an exit status from 0 to 255';

/** What must be seen on the wire, of the account and of the program. */
export const expectsSchema = z.strictObject(
  {
    requests: listOf(named(requests, 'request', AS_ON_THE_WIRE), '[placeOrder]').default([]),
    replies: listOf(named(replies, 'reply', AS_ON_THE_WIRE), '[orderStatus]').default([]),
    never: listOf(
      named(new Set([...requests, ...replies]), 'message', AS_ON_THE_WIRE),
      '[cancelOrder]',
    ).default([]),
    orders: listOf(order, '[{ action: BUY, ends: Filled }]').default([]),
    leaves: leaves.prefault({}),
    errors: codes,
    allows: codes,
    refused: listOf(
      named(new Set<string>(ruleNames), 'rule of the guard', 'harness/guard/RULES.md has them'),
      '[quantity]',
    ).default([]),
    output: listOf(pattern, "['Filled']").default([]),
    exit: z.int({ error: EXIT }).min(0, { error: EXIT }).max(255, { error: EXIT }).default(0),
  },
  { error: 'expected expectations such as { requests: [placeOrder] }' },
);
