import fc from 'fast-check';
import { categories, type Language, orderStatuses } from '../../../harness/example/example.js';
import { ruleNames } from '../../../harness/guard/rules/rule-names.js';

/** Text that cannot be mistaken for the end of the comment or docstring around it. */
const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .map((each) => each.trim())
  .filter((each) => each !== '' && !/\*\/|""/.test(each));
const id = fc.stringMatching(/^[a-z0-9]{1,8}(?:-[a-z0-9]{1,8}){0,2}$/);
const symbol = fc.stringMatching(/^[A-Z0-9](?:[A-Z0-9. ]{0,10}[A-Z0-9])?$/);
const positions = fc.dictionary(symbol, fc.integer(), { noNullPrototype: true, maxKeys: 3 });
const few = <T>(each: fc.Arbitrary<T>) => fc.array(each, { maxLength: 3 });
const code = fc.integer({ min: 100, max: 10_500 });

const order = fc.record(
  {
    symbol,
    action: fc.constantFrom('BUY', 'SELL'),
    type: fc.constantFrom('MKT', 'LMT', 'STP'),
    quantity: fc.integer({ min: 1, max: 10 }),
    ends: fc.constantFrom(...orderStatuses),
  },
  { requiredKeys: ['ends'], noNullPrototype: true },
);

/** What a header may say, in full: nothing is left to what would be there without it. */
const anyHeader = fc.record(
  {
    ...{ id, title: text, topic: text, task: text, category: fc.constantFrom(...categories) },
    ...{ tags: few(text), description: text, explanation: text, gotchas: few(id), calls: few(text) },
    needs: fc.record(
      {
        market: fc.constantFrom('open', 'closed', 'any'),
        time: fc.constantFrom('still', 'moving'),
        positions,
        history: fc.boolean(),
        trouble: fc.constantFrom(
          [],
          ['+1s drop client=all'],
          ['+1s halt symbol=AAPL', '+2s drop client=all'],
        ),
      },
      { noNullPrototype: true },
    ),
    expects: fc.record(
      {
        requests: few(fc.constantFrom('placeOrder', 'reqMktData', 'reqIds')),
        replies: few(fc.constantFrom('openOrder', 'tickPrice', 'nextValidId')),
        never: few(fc.constantFrom('placeOrder', 'tickPrice')),
        orders: few(order),
        leaves: fc.record({ orders: fc.nat(5), positions }, { noNullPrototype: true }),
        ...{ errors: few(code), allows: few(code), refused: few(fc.constantFrom(...ruleNames)) },
        output: few(fc.constantFrom('Filled', '^\\d+ shares$', "it's", '# no comment', '[*]')),
        exit: fc.nat(255),
      },
      { noNullPrototype: true },
    ),
  },
  { noNullPrototype: true },
);

export interface WrittenHeader {
  readonly header: typeof anyHeader extends fc.Arbitrary<infer Header> ? Header : never;
  readonly language: Language;
}

export const anyWrittenHeader: fc.Arbitrary<WrittenHeader> = fc.record({
  header: anyHeader,
  language: fc.constantFrom('ts', 'python'),
});
