import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { parseExample } from '../../../harness/example/parse.js';
import { code, complaints, faultOf, fileOf, leastHeader, parameters, parsed, written } from './written.js';

describe('an example', () => {
  test.each(['ts', 'python'] as const)('in %s is read from its file', (language) => {
    const text = written({ ...leastHeader, parameters }, language);
    const example = parseExample(text, { file: fileOf[language], tier: 'corpus' });
    expect(example).toMatchObject({
      ...leastHeader,
      language,
      tier: 'corpus',
      code: text,
      file: fileOf[language],
    });
    expect(example.parameters).toEqual([
      { name: 'symbol', ...parameters.symbol, value: 'AAPL' },
      { name: 'quantity', ...parameters.quantity, value: 5 },
    ]);
    expect(text.split('\n')[example.line - 1]).toBe(code[language].split('\n')[0]);
  });

  test('needs and expects nothing but what it says', () => {
    const { needs, expects, tags, calls, gotchas } = parsed(leastHeader);
    expect(needs).toEqual({ market: 'any', time: 'still', positions: {}, history: false, trouble: [] });
    const nothing = { requests: [], replies: [], never: [], orders: [], errors: [], allows: [], refused: [] };
    expect(expects).toEqual({
      ...nothing,
      ...{ output: [], exit: 0, leaves: { orders: 0, positions: undefined } },
    });
    expect({ tags, calls, gotchas }).toEqual({ tags: [], calls: [], gotchas: [] });
  });

  test('has one header, and not two documents in it', () => {
    const text = written(`${stringify(leastHeader)}...\n--- # another\nid: other`);
    expect(() => parseExample(text, { file: 'x.ts', tier: 'a1' })).toThrow(
      'expected one document, found another after "---"',
    );
  });

  test('may have an interpreter, comments and other ends of lines', () => {
    const text = `#!/usr/bin/env python3\n# A comment.\n\n${written(leastHeader, 'python')}`;
    const example = parseExample(text.replaceAll('\n', '\r\n'), { file: 'x.py', tier: 'a1' });
    expect(example).toMatchObject({ ...leastHeader, line: text.split('\n').indexOf("SYMBOL = 'AAPL'") + 1 });
  });

  test('is of the language that is said, whatever the file is called', () => {
    const text = written(leastHeader, 'python');
    expect(parseExample(text, { file: 'block 17', tier: 'a1', language: 'python' }).language).toBe('python');
    const nameless = () => parseExample(text, { file: 'block 17', tier: 'a1' });
    expect(complaints(nameless)).toEqual(['1:1: expected a file that ends in .ts or .py']);
  });
});

describe('what is wrong with a file', () => {
  test.each([
    ['ts', 'const x = 1;\n', '1:1: expected a header: a block comment at the beginning of the file'],
    ['ts', '// Mine.\n\nimport x;\n/*\n---\n---\n*/\n', '3:1: expected a header: a block comment'],
    ['python', 'x = 1\n', '1:1: expected a header: a docstring at the beginning of the file'],
    ['python', '"""Says something."""\n', '1:1: expected a header: a docstring'],
  ] as const)('that has no header is told: %s %j', (language, text, complaint) => {
    const read = () => parseExample(text, { file: fileOf[language], tier: 'corpus' });
    expect(faultOf(read).code).toBe('example.no_header');
    expect(complaints(read)[0]).toContain(complaint);
  });

  test.each([
    ['/*\n---\nid: x\n', '2:1: the header has no end: expected a line of --- and then */'],
    ['/*\n---\nid: x\n*/\nrun();\n', '2:1: the header has no end: expected a line of --- and then */'],
    ['/*\n---\n---\n*/\nrun();\n', '3:1: expected keys such as "id: ts-orders-limit"'],
    ['/*\n---\n- id\n---\n*/\nrun();\n', '3:1: expected keys such as "id: ts-orders-limit"'],
    ['/*\n---\nid: x\nid: y\n---\n*/\nrun();\n', '4:1: not YAML: Map keys must be unique'],
    ['/*\n---\nid: x\ntags: [a\n---\n*/\nrun();\n', '4:9: not YAML: Flow sequence in block collection'],
    ['/*\n---\nid: *x\n---\n*/\nrun();\n', '3:1: Unresolved alias'],
  ])('that is no example is told with its line: %j', (text, complaint) => {
    const read = () => parseExample(text, { file: 'x.ts', tier: 'corpus' });
    expect(faultOf(read).code).toBe('example.bad_header');
    expect(complaints(read)[0]).toContain(complaint);
  });

  test.each([
    ['title: [unclosed', [expect.stringMatching(/^3:\d+: not YAML: /)]],
    ['- id', ['3:1: expected keys such as "id: ts-orders-limit"']],
    [{ ...leastHeader, id: 'My Id', parameters }, [expect.stringContaining('3:1: id: expected an id')]],
    [{ ...leastHeader, parameters, expects: { orders: [{ quantity: '$quantity', ends: 'Filled' }] } }, []],
  ])('that has no code is told with what is wrong with its header: %j', (header, others) => {
    const text = written(header, 'ts', '\n');
    const read = () => parseExample(text, { file: 'x.ts', tier: 'corpus' });
    const none = `${text.split('\n').length}:1: expected code below the header, found none`;
    expect(complaints(read)).toEqual([...others, none]);
  });

  test('is told all at once, in the order of the lines', () => {
    const text = `#!/usr/bin/env -S npx tsx\n${written({ ...leastHeader, id: 'My Id', titel: 'x', category: 'order', parameters: 5 })}`;
    const read = () => parseExample(text, { file: 'ts/orders/buy.ts', tier: 'corpus' });
    expect(faultOf(read)).toMatchObject({ code: 'example.bad_header', exitCode: 2, kind: { status: 400 } });
    expect(faultOf(read).message).toContain(
      '4 things are wrong with ts/orders/buy.ts:\n  ts/orders/buy.ts:4:1: id:',
    );
    expect(complaints(read)).toEqual([
      '4:1: id: expected an id of a-z, 0-9 and -, such as ts-orders-limit, found "My Id"',
      '8:1: category: there is no category "order"; did you mean "orders"?',
      '11:1: unknown key "titel"; did you mean "title"?',
      '12:1: parameters: expected parameters such as { symbol: { constant: SYMBOL, type: symbol, about: … } }, found 5',
    ]);
  });

  test('is told where something is missing', () => {
    const { title: _, ...rest } = leastHeader;
    expect(complaints(() => parsed(rest))).toEqual([
      '3:1: title: expected text, in quotes if it looks like something else, and it is missing',
    ]);
  });

  test.each<[string, object, string]>([
    [
      'an unknown key of needs',
      { needs: { markt: 'open' } },
      'unknown key "needs.markt"; did you mean "market"?',
    ],
    [
      'a market that is none',
      { needs: { market: 'opened' } },
      'needs.market: there is no state of the market',
    ],
    ['a time that is none', { needs: { time: 'moved' } }, 'needs.time: there is no kind of time "moved"'],
    [
      'shares of no symbol',
      { needs: { positions: { aapl: 1 } } },
      'expected a symbol such as AAPL before the colon',
    ],
    [
      'shares that are no number',
      { needs: { positions: { A: 'x' } } },
      'expected a number of shares, found "x"',
    ],
    ['history that is no fact', { needs: { history: 'much' } }, 'expected true or false, found "much"'],
    [
      'trouble that nobody knows',
      { needs: { trouble: ['+1s halt symbol=AAPL', 'drop'] } },
      'needs.trouble.1: not a script',
    ],
    ['trouble of two lines in one', { needs: { trouble: ['a\nb'] } }, 'needs.trouble.0: expected one line'],
    ['a request that is none', { expects: { requests: ['plaseOrder'] } }, 'did you mean "placeOrder"?'],
    [
      'a reply among the requests',
      { expects: { requests: ['execDetails'] } },
      'there is no request "execDetails"',
    ],
    ['a reply that is none', { expects: { replies: ['zzzzzzzzzz'] } }, 'names are those of harness/wire'],
    ['a message that is none', { expects: { never: ['cancelOrders'] } }, 'did you mean "cancelOrder"?'],
    [
      'an unknown key of an order',
      { expects: { orders: [{ side: 'BUY', ends: 'Filled' }] } },
      'expects.orders.0.side',
    ],
    [
      'an order without an end',
      { expects: { orders: [{}] } },
      'expects.orders.0.ends: expected a status of an order',
    ],
    [
      'a status that is none',
      { expects: { orders: [{ ends: 'Done' }] } },
      'there is no status of an order "Done"',
    ],
    [
      'a side that is none',
      { expects: { orders: [{ action: 'HOLD', ends: 'Filled' }] } },
      'there is no side "HOLD"',
    ],
    ['no shares', { expects: { orders: [{ quantity: 0, ends: 'Filled' }] } }, 'expected more than 0 shares'],
    [
      'half an open order',
      { expects: { leaves: { orders: 0.5 } } },
      'expected a whole number of open orders',
    ],
    ['an unknown key of leaves', { expects: { leaves: { order: 1 } } }, 'unknown key "expects.leaves.order"'],
    [
      'an error by its words',
      { expects: { errors: ['rejected'] } },
      'expected the number of a TWS error, such as 201',
    ],
    [
      'a rule that is none',
      { expects: { refused: ['quantities'] } },
      'there is no rule of the guard "quantities"',
    ],
    [
      'a pattern that is none',
      { expects: { output: ['(x'] } },
      'expected a regular expression (/(x/: Unterminated group)',
    ],
    [
      'a status no process has',
      { expects: { exit: 256 } },
      'expects.exit: expected an exit status from 0 to 255',
    ],
    ['a list that is none', { tags: 'order' }, 'tags: expected a list such as [order, limit], found "order"'],
    ['an empty text', { topic: '  ' }, 'topic: expected text, found "  "'],
    ['a gotcha that is no id', { gotchas: ['Order Id'] }, 'gotchas.0: expected an id of a-z'],
  ])('is told: %s', (_, change, complaint) => {
    const read = () => parsed({ ...leastHeader, parameters, ...change });
    expect(complaints(read)).toHaveLength(1);
    expect(complaints(read)[0]).toContain(complaint);
  });

  test('names the line of an entry of a list', () => {
    const text = written({ ...leastHeader, expects: { requests: ['placeOrder', 'reqIds', 'reqId'] } });
    const line = text.split('\n').findIndex((each) => /- reqId$/.test(each)) + 1;
    expect(complaints(() => parseExample(text, { file: 'x.ts', tier: 'corpus' }))[0]).toMatch(`${line}:`);
  });
});
