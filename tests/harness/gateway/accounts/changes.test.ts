import { expect, test } from 'vitest';
import { changedValues, movedPositions } from '../../../../harness/gateway/accounts/changes.js';
import { apple, type Deal, spyCall, worthAfter } from './holdings.js';

const row = (key: string, value: string, currency = 'USD') => ({ key, value, currency });

test('only values that are other than before are told, or that are new', () => {
  const before = [row('Cash', '1'), row('Cash', '1', 'BASE'), row('Cushion', '1', '')];
  const after = [
    row('Cash', '1'),
    row('Cash', '2', 'BASE'),
    row('Cushion', '1', ''),
    row('Cash', '1', 'EUR'),
  ];
  const changed = [row('Cash', '2', 'BASE'), row('Cash', '1', 'EUR')];
  expect(changedValues(before, after)).toEqual(changed);
  // And the same once more for the next client, while another who was told nothing hears all.
  expect(changedValues(before, after)).toEqual(changed);
  expect(changedValues([], after)).toEqual(after);
  expect(changedValues(after, after)).toEqual([]);
});

const buy: Deal = { side: 'BUY', quantity: 10, of: apple, at: 200 };
const sell: Deal = { ...buy, side: 'SELL' };
const option: Deal = { side: 'SELL', quantity: 1, of: spyCall, at: 5 };

const after = (deals: readonly Deal[], price = 200) =>
  worthAfter(deals, [
    [apple, price],
    [spyCall, 5],
  ]).positions;

const told = (before: readonly Deal[], now: readonly Deal[], price?: number) =>
  movedPositions(after(before), after(now, price)).map(({ instrument, quantity }) => [
    instrument.symbol,
    quantity,
  ]);

test('a position is told when it is opened, changed and closed, and never for a price alone', () => {
  expect(told([], [buy])).toEqual([['AAPL', 10]]);
  expect(told([buy], [buy], 300)).toEqual([]);
  expect(told([buy], [buy, option])).toEqual([['SPY', -1]]);
  expect(told([buy, option], [buy, buy, option])).toEqual([['AAPL', 20]]);
  expect(told([buy], [buy, sell])).toEqual([['AAPL', 0]]);
  expect(told([buy, sell], [buy, sell, option])).toEqual([['SPY', -1]]);
});

test('as many as before at another cost is a change', () => {
  expect(told([buy], [buy, sell, { ...buy, at: 210 }])).toEqual([['AAPL', 10]]);
});

test('what is gone without a trace, as at a restart of the day, is told as closed', () => {
  expect(told([buy], [])).toEqual([['AAPL', 0]]);
  expect(told([buy, sell], [])).toEqual([]);
});
