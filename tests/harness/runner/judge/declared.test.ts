import { describe, expect, test } from 'vitest';
import type { Example, ParameterType } from '../../../../harness/example/example.js';
import { judge } from '../../../../harness/runner/judge/judge.js';
import type { Observed } from '../../../../harness/runner/observed.js';
import { readTranscript } from '../../../fixtures/transcripts/read.js';

const { example, seen } = readTranscript('ts-orders-market-buy');

/** What is wrong with the run of a market order, if its example had said this. */
function complaints(expects: Partial<Example['expects']>, run: Observed = seen): readonly string[] {
  const { reasons } = judge(run, { ...example, expects: { ...example.expects, ...expects } });
  return reasons.map(({ criterion, message }) => `${criterion}: ${message}`);
}

const SHARES = example.expects.orders[0]?.quantity ?? 0;
const order = { symbol: 'AAPL', action: 'BUY', type: 'MKT', quantity: SHARES, ends: 'Filled' } as const;

describe('what an example says of itself', () => {
  test('is true of a run that passes', () => {
    expect(complaints({})).toEqual([]);
  });

  test.each([
    { expects: { requests: ['reqPositions'] }, says: 'sends-what-it-says: reqPositions was not sent' },
    { expects: { replies: ['position'] }, says: 'is-told-what-it-says: position did not come' },
    { expects: { never: ['placeOrder'] }, says: 'never-does-what-it-excludes: placeOrder was sent' },
    { expects: { never: ['execDetails'] }, says: 'never-does-what-it-excludes: execDetails came' },
    {
      expects: { refused: ['quantity'] },
      says: 'is-refused-as-it-says: the guard refused nothing by its rule quantity',
    },
    {
      expects: { output: ['Sold \\d+'] },
      says: 'prints-what-it-says: nothing that was printed matches /Sold \\d+/',
    },
    {
      expects: { orders: [{ ...order, ends: 'Cancelled' as const }] },
      says: `orders-end-as-it-says: no order BUY ${SHARES} AAPL MKT that ends as Cancelled: order 1 ended as Filled`,
    },
    {
      expects: { orders: [order, order] },
      says: `orders-end-as-it-says: no order BUY ${SHARES} AAPL MKT that ends as Filled: order 1 ended as Filled`,
    },
    {
      expects: { leaves: { orders: 1, positions: undefined } },
      says: 'leaves-orders-as-it-says: 0 orders were left open where 1 are expected',
    },
    {
      expects: { leaves: { orders: 0, positions: { AAPL: 1, MSFT: 1 } } },
      says: `leaves-positions-as-it-says: AAPL: the position changed by ${SHARES}, not by 1`,
    },
  ])('is false where it says so: $says', ({ expects, says }) => {
    expect(complaints(expects)).toContain(says);
  });

  test('an order that was not declared is one too many, where any was', () => {
    const bracket = readTranscript('ts-orders-bracket');
    const orders = bracket.example.expects.orders.slice(1);
    const expects = { ...bracket.example.expects, orders };
    const { reasons } = judge(bracket.seen, { ...bracket.example, expects });
    expect(reasons.map(({ message }) => message).join()).toMatch(/order \d+ was placed, and not declared/);
  });

  test('orders are shared out so that each that was declared finds its own', () => {
    const bracket = readTranscript('ts-orders-bracket');
    const [first, ...others] = bracket.example.expects.orders;
    const ends = first?.ends ?? 'Cancelled';
    const expects = { ...bracket.example.expects, orders: [{ ends }, ...others] };
    expect(judge(bracket.seen, { ...bracket.example, expects }).outcome).toBe('pass');
  });

  test('positions that nobody declared may not change', () => {
    const found = complaints({ leaves: { orders: 0, positions: {} } });
    expect(found).toContain(`leaves-positions-as-it-says: AAPL: the position changed by ${SHARES}, not by 0`);
  });

  test('what is held of one symbol in several contracts is counted together', () => {
    const [held] = seen.account?.after.positions ?? [];
    if (seen.account === undefined || held === undefined) throw new Error('expected a position');
    const { before, after } = seen.account;
    const positions = [held, { ...held, conId: 1, quantity: 2 }];
    const run = { ...seen, account: { before, after: { ...after, positions } } };
    expect(complaints({ leaves: { orders: 0, positions: { AAPL: SHARES } } }, run)).toContain(
      `leaves-positions-as-it-says: AAPL: the position changed by ${SHARES + 2}, not by ${SHARES}`,
    );
  });

  test('who says nothing of orders or positions is not to trade', () => {
    const leaves = { orders: 0, positions: undefined };
    const found = complaints({ orders: [], leaves });
    expect(found).toContain(`leaves-positions-as-it-says: AAPL: the position changed by ${SHARES}, not by 0`);
    expect(complaints({ leaves })).toEqual([]);
  });

  const parameterOf = (type: ParameterType, value: string | number) => {
    return { name: 'some', constant: 'SOME', type, about: 'something', value };
  };

  test.each<[ParameterType, string | number, readonly string[]]>([
    ['symbol', 'AAPL', []],
    ['symbol', 'aapl usd', []],
    ['symbol', 'MSFT', ['SOME is MSFT, and what was asked for is something else']],
    ['client-id', 12_345, ['SOME is 12345, and nobody connected as that']],
    ['text', 'MSFT', []],
  ])('a parameter reaches the wire: a %s that is %s', (type, value, says) => {
    const { reasons } = judge(seen, { ...example, parameters: [parameterOf(type, value)] });
    expect(reasons).toEqual(says.map((message) => ({ criterion: 'uses-its-parameters', message })));
  });

  test('a symbol may be looked for among what is held, by who asks about no instrument', () => {
    const holdings = readTranscript('ts-portfolio-positions');
    const parameters = [parameterOf('symbol', 'NVDA')];
    expect(judge(holdings.seen, { ...holdings.example, parameters }).reasons).toEqual([]);
  });

  test('a program that prints nothing shows nothing', () => {
    expect(complaints({ output: [] }, { ...seen, stdout: ' \n' })).toContain(
      'prints-what-it-says: nothing was printed',
    );
  });

  test('where the account cannot be asked, open orders are counted by what was told last', () => {
    const { example: limit, seen: run } = readTranscript('ts-orders-limit-cancel');
    const sessions = run.sessions.map((session) => ({
      ...session,
      messages: session.messages.filter(({ texts }) => texts['status'] !== 'Cancelled'),
    }));
    const { reasons } = judge({ ...run, account: undefined, sessions }, limit);
    expect(reasons.map(({ message }) => message)).toContain(
      '1 orders were left open where 0 are expected: order 1 (Submitted)',
    );
  });
});
