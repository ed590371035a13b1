import { expect, test } from 'vitest';
import { exampleSchema } from '../../../harness/example/example-json.js';
import { leastHeader, parameters, parsed } from './written.js';

const example = parsed(
  {
    ...leastHeader,
    parameters: {
      ...parameters,
      side: { constant: 'SIDE', type: 'choice', of: ['BUY', 'SELL'], about: 'which' },
    },
    needs: { market: 'open', history: true, positions: { AAPL: 5 }, trouble: ['+1s halt symbol=$symbol'] },
    expects: {
      requests: ['placeOrder'],
      orders: [{ symbol: '$symbol', quantity: '$quantity', ends: 'Filled' }],
      output: ['^$symbol'],
      exit: 3,
    },
  },
  'ts',
  "const SYMBOL = 'AAPL';\nconst QUANTITY = 5;\nconst SIDE = 'BUY';\n[SYMBOL, QUANTITY, SIDE];\n",
);

test('an example that was JSON is the same again', () => {
  expect(exampleSchema.parse(JSON.parse(JSON.stringify(example)))).toEqual(example);
  const least = parsed(leastHeader);
  expect(exampleSchema.parse(JSON.parse(JSON.stringify(least)))).toEqual(least);
});

test.each<[string, object]>([
  ['of an unknown category', { category: 'poetry' }],
  ['without code', { code: undefined }],
  ['that expects a message which is none', { expects: { requests: ['plaseOrder'] } }],
  ['with something else in it', { more: 1 }],
])('JSON %s is no example', (_, change) => {
  expect(exampleSchema.safeParse({ ...JSON.parse(JSON.stringify(example)), ...change }).success).toBe(false);
});
