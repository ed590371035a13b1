import { describe, expect, test } from 'vitest';
import { parseExample } from '../../../harness/example/parse.js';
import { code, complaints, leastHeader, parameters, parsed, written } from './written.js';

describe('the name of a parameter', () => {
  test('is worth its value, in all that is needed and expected', () => {
    const { needs, expects } = parsed({
      ...leastHeader,
      parameters,
      needs: { positions: { $symbol: '$quantity' }, trouble: ['+1s halt symbol=$symbol'] },
      expects: {
        orders: [{ symbol: '$symbol', quantity: '$quantity', ends: 'Filled' }],
        leaves: { positions: { $symbol: '$quantity', MSFT: -1 } },
        output: ['^$quantity of $symbol for \\$\\d+$', 'costs \\$symbol'],
      },
    });
    expect(needs.positions).toEqual({ AAPL: 5 });
    expect(needs.trouble).toEqual(['+1s halt symbol=AAPL']);
    expect(expects.orders).toEqual([{ symbol: 'AAPL', quantity: 5, ends: 'Filled' }]);
    expect(expects.leaves.positions).toEqual({ AAPL: 5, MSFT: -1 });
    expect(expects.output).toEqual(['^5 of AAPL for \\$\\d+$', 'costs \\$symbol']);
  });

  test('is below zero with a minus before it, as what is left of a sale', () => {
    const header = {
      ...leastHeader,
      parameters,
      needs: { positions: { $symbol: '-$quantity' } },
      expects: { leaves: { positions: { $symbol: '-$quantity' } } },
    };
    const { needs, expects } = parsed(header);
    expect(needs.positions).toEqual({ AAPL: -5 });
    expect(expects.leaves.positions).toEqual({ AAPL: -5 });
    const anyNumber = { ...parameters, quantity: { ...parameters.quantity, least: 0 } };
    const none = parsed({ ...header, parameters: anyNumber }, 'ts', code.ts.replace('= 5', '= 0'));
    expect(none.expects.leaves.positions).toEqual({ AAPL: 0 });
  });

  test('stands for just its text within a regular expression', () => {
    const below = "const SYMBOL = 'BRK.B';\nconst QUANTITY = 5;\nconsole.log(SYMBOL, QUANTITY);\n";
    const { expects } = parsed({ ...leastHeader, parameters, expects: { output: ['$symbol'] } }, 'ts', below);
    expect(new RegExp(expects.output[0] ?? '').test('BRK.B')).toBe(true);
    expect(new RegExp(expects.output[0] ?? '').test('BRKXB')).toBe(false);
  });
});

describe('a name that cannot stand where it does', () => {
  test.each<[string, object, string]>([
    [
      'a name nobody declared',
      { expects: { output: ['$symbl'] } },
      'there is no parameter "symbl"; did you mean "symbol"?',
    ],
    [
      'a name where no parameter can stand',
      { expects: { requests: ['$symbol'] } },
      'there is no request "AAPL"',
    ],
    [
      'two keys for one symbol',
      { needs: { positions: { $symbol: 1, AAPL: 2 } } },
      'needs.positions: two keys are the same one with these values',
    ],
    [
      'a value that does not fit',
      { expects: { orders: [{ quantity: '$symbol', ends: 'Filled' }] } },
      'number of shares',
    ],
    [
      'a name with more beside it',
      { expects: { leaves: { positions: { $symbol: '$quantity less' } } } },
      'expects.leaves.positions.$symbol: expected a number of shares, found "$quantity less"',
    ],
    [
      'a name for a key that nobody knows',
      { expects: { orders: [{ $symbol: 5, ends: 'Filled' }] } },
      'unknown key "expects.orders.0.$symbol"',
    ],
    [
      'a name nobody declared, behind a key that is one',
      { expects: { leaves: { positions: { $symbol: '-$quantty' } } } },
      'there is no parameter "quantty"; did you mean "quantity"?',
    ],
    [
      'a minus before what is no number',
      { needs: { positions: { MSFT: '-$symbol' } } },
      'needs.positions.MSFT: only a number can have a minus before it; "symbol" is "AAPL"',
    ],
  ])('is told: %s', (_, change, complaint) => {
    const read = () => parsed({ ...leastHeader, parameters, ...change });
    expect(complaints(read)).toHaveLength(1);
    expect(complaints(read)[0]).toContain(complaint);
  });

  test('is told at its line where it is a key', () => {
    const expects = { leaves: { positions: { MSFT: 1, $symbol: 'many' } } };
    const text = written({ ...leastHeader, parameters, expects });
    const line = text.split('\n').findIndex((each) => /\$symbol: many$/.test(each)) + 1;
    expect(complaints(() => parseExample(text, { file: 'x.ts', tier: 'corpus' }))[0]).toMatch(
      new RegExp(`^${line}:`),
    );
  });

  test('is told once: what hangs on a parameter that is wrong is left aside', () => {
    const broken = { ...parameters, symbol: { ...parameters.symbol, constant: 'TICKER' } };
    const expects = {
      orders: [{ symbol: '$symbol', ends: 'Filled' }],
      leaves: { positions: { $symbol: 1 } },
    };
    expect(complaints(() => parsed({ ...leastHeader, parameters: broken, expects }))).toEqual([
      expect.stringContaining('parameters.symbol.constant: expected a line "const TICKER = …;" in the code'),
    ]);
  });
});
