import { expect, test } from 'vitest';
import type { Book } from '../../../harness/world/market.js';
import { createWorld } from '../../../harness/world/world.js';
import type { Instrument } from '../../../trading/instruments/instrument.js';
import { find, future, NOW, SAMPLES } from './samples.js';

const market = createWorld({ seed: 'book' });

/** One every second of some minutes. */
function booksOf(instrument: Instrument, rows: number): Book[] {
  return Array.from({ length: 200 }, (_, at) => market.book(instrument, NOW + at * 1000, rows));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0) / values.length;
}

test('a book has the quote on top and grows worse below', () => {
  for (const instrument of [find('AAPL'), find('EUR', 'CASH'), find('BTC', 'CRYPTO')]) {
    for (let at = NOW; at < NOW + 5000; at += 777) {
      const { bids, asks } = market.book(instrument, at, 10);
      const { quote } = market.snapshot(instrument, at);
      expect([bids.length, asks.length]).toEqual([10, 10]);
      expect(bids[0]).toMatchObject({ price: quote?.bid, size: quote?.bidSize });
      expect(asks[0]).toMatchObject({ price: quote?.ask, size: quote?.askSize });
      const falls = bids.map(({ price }) => price);
      const rises = asks.map(({ price }) => price);
      expect(falls).toEqual([...falls].sort((one, other) => other - one));
      expect(rises).toEqual([...rises].sort((one, other) => one - other));
    }
  }
  expect(market.book(find('SPX', 'IND'), NOW, 10)).toEqual({ bids: [], asks: [] });
  expect(market.book(find('AAPL'), Date.parse('2026-11-21T15:00:00Z'), 10)).toEqual({ bids: [], asks: [] });
});

test.each([
  ['ES', future('ES'), 0.25],
  ['ZN', future('ZN'), 0.015625],
  ['CL', future('CL'), 0.01],
  ['EUR.USD', find('EUR', 'CASH'), 0.00005],
] as const)('in %s size stands at every price, and more of it away from the best', (_, instrument, tick) => {
  const books = booksOf(instrument, 10);
  for (const { bids, asks } of books) {
    for (const side of [bids, asks]) {
      const away = side.map(({ price }) => Math.abs(price - (side[0]?.price ?? Number.NaN)) / tick);
      expect(away.map((each) => Math.round(each * 1000) / 1000)).toEqual([...side.keys()]);
    }
  }
  const at = (row: number) => mean(books.map(({ bids }) => bids[row]?.size ?? Number.NaN));
  expect(at(1)).toBeGreaterThan(at(0));
  expect(at(4)).toBeGreaterThan(1.4 * at(1));
  expect(at(9)).toBeGreaterThan(1.3 * at(4));
});

test('sizes are those of the kind: contracts by the one, shares by the hundred, currencies by the million', () => {
  const sizes = (instrument: Instrument) =>
    booksOf(instrument, 5).flatMap(({ bids, asks }) => [...bids, ...asks].map(({ size }) => size));
  const [es, zn, apple, euro] = [
    sizes(future('ES')),
    sizes(future('ZN')),
    sizes(find('AAPL')),
    sizes(find('EUR', 'CASH')),
  ] as const;
  expect(mean(es) > 30 && mean(es) < 300).toBe(true);
  expect(es.filter((size) => size % 5 !== 0).length).toBeGreaterThan(es.length / 2);
  expect(mean(zn)).toBeGreaterThan(5 * mean(es));
  expect(apple.filter((size) => size % 100 !== 0)).toEqual([]);
  expect(euro.filter((size) => size % 250_000 !== 0)).toEqual([]);
  expect(mean(euro) > 1e6 && mean(euro) < 1e7).toBe(true);
});

test('a stock that hardly trades leaves prices without a bid', () => {
  const gaps = booksOf(find('COST'), 10).flatMap(({ bids }) =>
    bids.slice(1).map(({ price }, at) => Math.round(((bids[at]?.price ?? 0) - price) * 100)),
  );
  expect(Math.max(...gaps)).toBe(3);
});

test('no maker has two rows at a price', () => {
  for (const instrument of SAMPLES) {
    for (const { bids, asks } of booksOf(instrument, 10).slice(0, 40)) {
      for (const side of [bids, asks]) {
        expect(new Set(side.map(({ price, maker }) => `${price} ${maker}`)).size).toBe(side.length);
      }
    }
  }
});
