import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Language } from '../../../harness/example/example.js';
import { fillIn } from '../../../harness/example/parameters.js';
import { complaints, faultOf, leastHeader, parameters, parsed } from './written.js';

const described = (constant: string, type: string, more: object = {}) => ({
  x: { constant, type, about: 'something', ...more },
});
const withParameter = (more: object, below: string, language: Language = 'ts') =>
  parsed({ ...leastHeader, parameters: more }, language, below);

describe('a parameter', () => {
  test.each<[Language, string, string | number]>([
    ['ts', "const X = 'a';", 'a'],
    ['ts', 'export const X = "a\'b\\n";', "a'b\n"],
    ['ts', "const X: 'BUY' | 'SELL' = 'BUY';", 'BUY'],
    ['ts', "const X = 'BUY' as const; // or SELL", 'BUY'],
    ['ts', 'const X =\n  "far";', 'far'],
    ['ts', "const X = '\\u00e9\\u{1F600}\\x41';", 'é😀A'],
    ['ts', 'const X = -1_000.5e3;', -1_000_500],
    ['ts', 'const X: number = .25;', 0.25],
    ['ts', "/* const X = 'no'; */\nconst X = 'yes';", 'yes'],
    ['ts', "const t = `\nconst X = 'no';\n\x24{f(`'`)}`;\nconst X = 'yes';", 'yes'],
    ['ts', "const quote = /[`'/]/;\nconst X = 'yes';\nsay(`it`);", 'yes'],
    ['python', "X = 'a'", 'a'],
    ['python', 'X: Final[str] = "a\\t"  # a comment', 'a\t'],
    ['python', 'X = 1_000', 1000],
    ['python', "X = '\\u00e9\\U0001F600'", 'é😀'],
    ['python', "'''\nX = 'no'\n'''\nX = 'yes'", 'yes'],
  ])('takes its default from the code: %s %j', (language, declared, value) => {
    const type = typeof value === 'string' ? 'text' : 'number';
    const example = withParameter(described('X', type), `${declared}\nuse(X)\n`, language);
    expect(example.parameters[0]?.value).toBe(value);
  });

  test.each<[Language, string, string]>([
    ['ts', "let X = 'a';\nuse(X);", 'expected a line "const X = …;"'],
    ['ts', "  const X = 'a';\nuse(X);", 'expected a line "const X = …;"'],
    ['ts', "const X = 'a' + 'b';\nuse(X);", 'expected a line "const X = …;"'],
    ['ts', "const X = 'a'\n  + 'b';\nuse(X);", 'expected a line "const X = …;"'],
    ['ts', "const X = f('a');\nuse(X);", 'expected a line "const X = …;"'],
    ['ts', "const XY = 'a';\nuse(XY, X);", 'expected a line "const X = …;"'],
    ['ts', "// const X = 'a';\nuse(X);", 'expected a line "const X = …;"'],
    ['ts', "const X = 'a';\nfunction f() {\n  const X = 'b';\n  use(X);\n}", 'X is given a value 2 times'],
    ['ts', "const X = 'a';\nuse();", 'expected the code to use X; it only gives it a value'],
    ['ts', "const X = '\\d';\nuse(X);", 'without unusual escapes'],
    ['python', "X = 'a' 'b'\nuse(X)", 'expected a line "X = …"'],
    ['python', "X = f'a'\nuse(X)", 'expected a line "X = …"'],
    ['python', "X = '''a'''\nuse(X)", 'expected a line "X = …"'],
    ['python', "X = 'a'\nX += 'b'\nuse(X)", 'X is given a value 2 times'],
    ['python', "if late:\n    X = 'a'\nuse(X)", 'expected a line "X = …"'],
  ])('wants one plain constant: %s %j', (language, below, complaint) => {
    const read = () => withParameter(described('X', 'text'), below, language);
    expect(complaints(read)).toEqual([expect.stringContaining(complaint)]);
  });

  test.each<[object, string, string]>([
    [described('X', 'symbol'), "'aapl'", 'expected a symbol such as AAPL; the code has "aapl"'],
    [described('X', 'symbol'), '5', 'expected a symbol such as AAPL; the code has 5'],
    [
      described('X', 'integer', { least: 1, most: 10 }),
      '11',
      'a whole number from 1 up to 10; the code has 11',
    ],
    [described('X', 'integer'), '1.5', 'expected a whole number; the code has 1.5'],
    [described('X', 'number', { least: 2 }), '1.5', 'expected a number from 2; the code has 1.5'],
    [
      described('X', 'choice', { of: ['BUY', 'SELL'] }),
      "'HOLD'",
      'expected one of BUY, SELL; the code has "HOLD"',
    ],
    [described('X', 'client-id'), '-1', 'expected a client id: a whole number from 0 up; the code has -1'],
    [described('X', 'text'), '5', 'expected text of at most 200 characters; the code has 5'],
  ])('has a default that fits: %j %s', (described, literal, complaint) => {
    const read = () => withParameter(described, `const X = ${literal};\nuse(X);\n`);
    expect(complaints(read)).toEqual([expect.stringContaining(complaint)]);
  });

  test.each<[object, string]>([
    [described('X', 'choice'), 'x.type: a choice wants of'],
    [described('X', 'text', { of: ['a'] }), 'x.of: only a choice has this'],
    [described('X', 'text', { least: 1 }), 'x.least: only an integer or a number has this'],
    [described('X', 'integer', { least: 5, most: 4 }), 'x.most: this is less than the least'],
    [described('X', 'float'), 'x.type: there is no type "float"'],
    [described('X-Y', 'text'), 'x.constant: expected the name of a constant of the code'],
    [described('X', 'text', { default: 'a' }), 'unknown key "parameters.x.default"'],
    [{ 'my-x': described('X', 'text').x }, 'expected a name such as clientId before the colon'],
    [
      { ...described('X', 'text'), y: described('X', 'text').x },
      'y.constant: the parameter "x" has this constant',
    ],
  ])('is described as parameters are: %j', (described, complaint) => {
    const read = () => withParameter(described, "const X = 'a';\nuse(X);\n");
    expect(complaints(read)).toEqual([expect.stringContaining(complaint)]);
  });
});

describe('filling in', () => {
  const expects = {
    orders: [{ symbol: '$symbol', quantity: '$quantity', ends: 'Filled' }],
    leaves: { positions: { $symbol: '-$quantity' } },
    output: ['$symbol'],
  };
  const example = parsed({ ...leastHeader, parameters, expects });

  test('changes the code and what is expected of it, and nothing else', () => {
    const filled = fillIn(example, { symbol: 'BRK B', quantity: 3 });
    expect(filled.code).toBe(example.code.replace("'AAPL'", "'BRK B'").replace('= 5;', '= 3;'));
    expect(filled.expects.orders).toEqual([{ symbol: 'BRK B', quantity: 3, ends: 'Filled' }]);
    expect(filled.expects.leaves.positions).toEqual({ 'BRK B': -3 });
    expect(filled.expects.output).toEqual(['BRK B']);
    expect(filled.hash).not.toBe(example.hash);
    const { code: _, hash: __, parameters: ___, expects: ____, ...rest } = filled;
    expect(example).toMatchObject(rest);
  });

  test('with the values that are there already changes nothing', () => {
    expect(fillIn(example, { symbol: 'AAPL', quantity: 5 })).toEqual(example);
    expect(fillIn(example, {})).toEqual(example);
  });

  test('can be taken back', () => {
    const there = fillIn(example, { symbol: 'MSFT' });
    expect(fillIn(there, { symbol: 'AAPL' })).toEqual(example);
  });

  test('refuses values that do not fit, all at once', () => {
    const fault = faultOf(() => fillIn(example, { symbol: "X'; run('", quantity: 25, simbol: 'A' }));
    expect(fault).toMatchObject({ code: 'example.bad_value', exitCode: 2 });
    expect(fault.message).toBe(
      `orders-market-buy: symbol: expected a symbol such as AAPL, found "X'; run('"; ` +
        'quantity: expected a whole number from 1 up to 10, found 25; ' +
        'there is no parameter "simbol"; did you mean "symbol"?',
    );
    const none = faultOf(() => fillIn(parsed(leastHeader), { symbol: 'A' }));
    expect(none.message).toContain('there is no parameter "symbol"; it has none');
  });

  test('takes no name of what every object has for a parameter', () => {
    expect(fillIn(example, Object.create({ symbol: 'MSFT' }))).toEqual(example);
    expect(() => fillIn(example, { constructor: 'MSFT' })).toThrow('there is no parameter "constructor"');
  });
});

describe('any values that fit', () => {
  const kinds = {
    symbol: { constant: 'SYMBOL', type: 'symbol', about: 'a stock' },
    many: { constant: 'MANY', type: 'integer', about: 'how many' },
    price: { constant: 'PRICE', type: 'number', about: 'a price' },
    says: { constant: 'SAYS', type: 'text', about: 'what it says' },
    side: { constant: 'SIDE', type: 'choice', of: ['BUY', 'SELL', "it's"], about: 'which side' },
    client: { constant: 'CLIENT', type: 'client-id', about: 'its number' },
  };
  const assigned = ["SYMBOL = 'A'", 'MANY = 1', 'PRICE = 1.5', 'SAYS = "x"', "SIDE = 'BUY'", 'CLIENT = 0'];
  const uses = Object.values(kinds).map(({ constant }) => constant);
  const below: Readonly<Record<Language, string>> = {
    ts: `${assigned.map((each) => `const ${each};\n`).join('')}[${uses}]\n`,
    python: `${assigned.map((each) => `${each}\n`).join('')}[${uses}]\n`,
  };
  const values = fc.record({
    symbol: fc.stringMatching(/^[A-Z0-9](?:[A-Z0-9. ]{0,10}[A-Z0-9])?$/),
    many: fc.maxSafeInteger(),
    price: fc.double({ noNaN: true, noDefaultInfinity: true }).map((price) => price + 0),
    says: fc.string({ unit: 'binary', maxLength: 100 }),
    side: fc.constantFrom(...kinds.side.of),
    client: fc.nat(),
  });

  test.each(['ts', 'python'] as const)('are those that are read back: %s', (language) => {
    const header = { ...leastHeader, parameters: kinds, expects: { output: ['^$says$'] } };
    const example = parsed(header, language, below[language]);
    fc.assert(
      fc.property(values, (given) => {
        const filled = fillIn(example, given);
        const read = Object.fromEntries(filled.parameters.map(({ name, value }) => [name, value]));
        expect(read).toEqual(given);
        const pattern = filled.expects.output[0] ?? '';
        expect(given.says).toMatch(new RegExp(pattern));
        expect(given.says).toMatch(new RegExp(pattern, 'u'));
      }),
    );
  });

  test('are those that JavaScript reads, and hide nothing from a reader', () => {
    const example = parsed({ ...leastHeader, parameters: kinds }, 'ts', below.ts);
    fc.assert(
      fc.property(values, (given) => {
        const { code } = fillIn(example, given);
        expect([...runInNewContext(code)]).toEqual(Object.values(given));
        expect(code).not.toMatch(/[^\P{C}\n]/u);
      }),
    );
  });

  test('stay out of the code when they are not well-formed text', () => {
    const example = parsed({ ...leastHeader, parameters: kinds }, 'ts', below.ts);
    expect(() => fillIn(example, { says: '\ud800' })).toThrow('says: expected text');
  });
});
