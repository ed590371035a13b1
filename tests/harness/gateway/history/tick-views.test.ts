import fc from 'fast-check';
import { expect, test } from 'vitest';
import { midpointsIn, quotesIn, tradesIn } from '../../../../harness/gateway/history/tick-views.js';
import { createWorld } from '../../../../harness/world/world.js';
import { instrumentByConId } from '../../../../trading/instruments/by-con-id.js';

const world = createWorld({ seed: 1 });
const apple = instrumentByConId(265598);
if (!apple) throw new Error('expected AAPL in the universe');

/** From before the first trade of the day to half an hour after the bell. */
const FROM = Date.parse('2026-03-03T09:00:00Z');
const TO = Date.parse('2026-03-03T15:00:00Z');

const views = {
  trades: (from: number, to: number) => tradesIn(world, apple, from, to),
  midpoints: (from: number, to: number) => midpointsIn(world, apple, from, to),
  quotes: (from: number, to: number) => quotesIn(world, apple, from, to, false),
  prices: (from: number, to: number) => quotesIn(world, apple, from, to, true),
};

test.each<[string, (from: number, to: number) => readonly object[]]>(Object.entries(views))(
  '%s read in pieces are those read at once',
  (_, read) => {
    const atOnce = read(FROM, TO);
    expect(atOnce.length).toBeGreaterThan(1000);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: FROM, max: TO }), { maxLength: 8 }), (cuts) => {
        const edges = [FROM, ...cuts.sort((a, b) => a - b), TO];
        const pieces = edges.flatMap((edge, index) => read(edge, edges[index + 1] ?? edge));
        expect(pieces).toEqual(atOnce);
      }),
      { numRuns: 5 },
    );
  },
);

test('a quote beyond what has been paid on the day is marked', () => {
  let [low, high, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, ''];
  const expected: number[] = [];
  for (const { quote, trade } of world.events(apple, FROM, TO)) {
    if (trade && !trade.unreported) [low, high] = [Math.min(low, trade.price), Math.max(high, trade.price)];
    if (!quote || JSON.stringify(quote) === last) continue;
    last = JSON.stringify(quote);
    expected.push(low > high ? 0 : (quote.ask > high ? 1 : 0) + (quote.bid < low ? 2 : 0));
  }
  expect(views.quotes(FROM, TO).map(({ mask }) => mask)).toEqual(expected);
  expect(expected).toEqual(expect.arrayContaining([0, 1, 2]));
});

test('no tick repeats the one before', () => {
  const prices = views.midpoints(FROM, TO).map(({ price }) => price);
  expect(prices.some((price, index) => price === prices[index - 1])).toBe(false);
});

test('an unreported trade is marked as one', () => {
  const masks = new Set(views.trades(FROM, TO).map(({ mask }) => mask));
  expect([...masks].sort()).toEqual([0, 2]);
});
