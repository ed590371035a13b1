import { describe, expect, test } from 'vitest';
import { code, leastHeader, parameters, parsed } from './written.js';

const whole = {
  ...leastHeader,
  parameters,
  needs: { market: 'open', positions: { AAPL: 5, MSFT: 3 } },
  expects: { requests: ['placeOrder'], orders: [{ symbol: '$symbol', ends: 'Filled' }] },
};
const { hash } = parsed(whole);

describe('the hash of an example', () => {
  test.each<[string, object]>([
    ['its category', { category: 'async' }],
    ['what it needs', { needs: { ...whole.needs, time: 'moving' } }],
    ['what it expects', { expects: { ...whole.expects, errors: [201] } }],
    [
      'what may be filled in',
      { parameters: { ...parameters, quantity: { ...parameters.quantity, most: 9 } } },
    ],
  ])('changes with %s', (_, change) => {
    expect(parsed({ ...whole, ...change }).hash).not.toBe(hash);
  });

  test('changes with the code and with its language', () => {
    expect(parsed(whole, 'ts', `${code.ts}\n// More.\n`).hash).not.toBe(hash);
    const below = 'run()\n';
    expect(parsed(leastHeader, 'ts', below).hash).not.toBe(parsed(leastHeader, 'python', below).hash);
  });

  test('does not change with what only people read, or with how it is written', () => {
    const told = {
      ...{ id: 'other', title: 'Other', topic: 'other', task: 'Another.', tags: ['x'], gotchas: ['y'] },
      ...{ description: 'Other words.', explanation: 'Other words.', calls: ['IBApi.reqIds'] },
      parameters: { ...parameters, symbol: { ...parameters.symbol, about: 'which stock' } },
    };
    expect(parsed({ ...whole, ...told }).hash).toBe(hash);
    const { expects, needs, ...rest } = whole;
    expect(
      parsed({ expects, needs: { positions: { MSFT: 3, AAPL: 5 }, market: 'open' }, ...rest }).hash,
    ).toBe(hash);
  });
});
