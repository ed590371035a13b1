import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Bar } from '../../../harness/world/market.js';
import { createWorld } from '../../../harness/world/world.js';
import { DAY_MS, MINUTE_MS } from '../../../trading/instruments/calendar/date.js';
import { aDay, barsOf, find, NOW, SAMPLES } from './samples.js';

const market = createWorld({ seed: 'averages' });
const aQuoted = fc.constantFrom(...SAMPLES.filter(({ secType }) => secType !== 'IND'));
const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;
const middleOfFour = ({ open, high, low, close }: Bar) => (open + high + low + close) / 4;

/** The open and the close of each large bar must be the means of those of the small ones that begin in it. */
function expectMeans(small: readonly Bar[], large: readonly Bar[], rounding: number): void {
  for (const [index, bar] of large.entries()) {
    const next = large[index + 1]?.time ?? Number.POSITIVE_INFINITY;
    const inside = small.filter(({ time }) => time >= bar.time && time < next);
    expect(Math.abs(bar.open - mean(inside.map(({ open }) => open)))).toBeLessThan(rounding);
    expect(Math.abs(bar.close - mean(inside.map(({ close }) => close)))).toBeLessThan(rounding);
  }
}

test('BID_ASK of a minute opens with the average bid and closes with the average ask', () => {
  fc.assert(
    fc.property(aQuoted, fc.boolean(), aDay, (instrument, useRTH, day) => {
      const rest = { from: day + DAY_MS / 2, to: day + DAY_MS * 0.75, useRTH };
      const bids = barsOf(market, instrument, 60, { ...rest, whatToShow: 'BID' });
      const asks = barsOf(market, instrument, 60, { ...rest, whatToShow: 'ASK' });
      const both = barsOf(market, instrument, 60, { ...rest, whatToShow: 'BID_ASK' });
      const sides = bids.map((bid, index) => ({ bid, ask: asks[index] ?? bid, two: both[index] ?? bid }));
      for (const { bid, ask, two } of sides) {
        expect(two).toMatchObject({ time: bid.time, low: bid.low, high: ask.high });
        expect(two.open).toBeCloseTo(middleOfFour(bid), 5);
        expect(two.close).toBeCloseTo(middleOfFour(ask), 5);
      }
    }),
    { numRuns: 60 },
  );
});

test('a larger BID_ASK bar has the means of its minutes', () => {
  fc.assert(
    fc.property(
      aQuoted,
      fc.boolean(),
      fc.constantFrom(120, 300, 900, 3600, 28_800, 'day' as const, 'week' as const),
      aDay,
      (instrument, useRTH, size, day) => {
        const rest = { from: day - 8 * DAY_MS, to: day + DAY_MS, whatToShow: 'BID_ASK', useRTH } as const;
        const large = barsOf(market, instrument, size, rest);
        const small = barsOf(market, instrument, 60, { ...rest, from: large[0]?.time ?? rest.to });
        expectMeans(small, large, 2e-6);
      },
    ),
    { numRuns: 20 },
  );
});

test('a month has the means of its minutes', () => {
  const [from, to] = [Date.parse('2026-09-01T04:00:00Z'), Date.parse('2026-11-19T05:00:00Z')];
  const rest = { from, to, whatToShow: 'BID_ASK', useRTH: true } as const;
  const large = barsOf(market, find('GME'), 'month', rest);
  expect(large.length).toBe(3);
  expectMeans(barsOf(market, find('GME'), 60, rest), large, 2e-6);
});

test('a bar of seconds, and one that is cut, averages the quotes that stand at its seconds', () => {
  fc.assert(
    fc.property(
      aQuoted,
      aDay,
      fc.integer({ min: 0, max: 1439 }),
      fc.constantFrom(1, 5, 30, 60),
      fc.integer({ min: 1, max: 60_000 }),
      (instrument, day, minute, size, length) => {
        const from = day + minute * MINUTE_MS;
        const to = from + length;
        const rest = { from, to, whatToShow: 'BID_ASK', useRTH: false } as const;
        // A whole minute's average is defined by its bars.
        if (size === 60 && length === MINUTE_MS) return;
        for (const bar of barsOf(market, instrument, size, rest)) {
          const quotes = [];
          for (let at = bar.time; at < Math.min(to, bar.time + size * 1000); at += 1000) {
            quotes.push(market.snapshot(instrument, at).quote);
          }
          expect(bar.open).toBeCloseTo(mean(quotes.map((quote) => quote?.bid ?? Number.NaN)), 5);
          expect(bar.close).toBeCloseTo(mean(quotes.map((quote) => quote?.ask ?? Number.NaN)), 5);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('an hour that is cut within a minute counts that minute for as long as it lasted', () => {
  const from = Date.parse('2026-11-19T15:00:00Z');
  const to = from + 2 * MINUTE_MS + 30_000;
  const of = (size: number, begin: number) =>
    barsOf(market, find('AAPL'), size, { from: begin, to, whatToShow: 'BID_ASK', useRTH: true });
  const [hour] = of(3600, from);
  const [one, two, half] = of(60, from).map(({ open }) => open);
  expect(hour?.open).toBeCloseTo(((one ?? 0) + (two ?? 0) + (half ?? 0) / 2) / 2.5, 5);
});

test('from the average bid to the average ask it is as far as the spread, on a day of any move', () => {
  for (const instrument of [find('EUR', 'CASH'), find('AAPL'), find('TSLA')]) {
    const rest = { from: NOW - 60 * DAY_MS, to: NOW, useRTH: true };
    const days = barsOf(market, instrument, 'day', { ...rest, whatToShow: 'BID_ASK' });
    const moved = days.map(({ high, low }) => high - low);
    for (const { time, open, close } of days.slice(0, 10)) {
      const noon = time + 3 * 3_600_000;
      const spreads = market
        .events(instrument, noon, noon + 10 * MINUTE_MS)
        .flatMap(({ quote }) => (quote ? [quote.ask - quote.bid] : []));
      expect(close - open).toBeGreaterThan(0.5 * mean(spreads));
      expect(close - open).toBeLessThan(2 * mean(spreads));
    }
    expect(mean(days.map(({ open, close }) => close - open))).toBeLessThan(mean(moved) / 10);
  }
});

test('the average yields of a bond are those of its average prices, the bid’s the higher', () => {
  const rest = { from: NOW - 20 * DAY_MS, to: NOW, useRTH: true };
  const of = (what: 'YIELD_BID' | 'YIELD_ASK' | 'YIELD_BID_ASK', size: 60 | 'day' | 'week') =>
    barsOf(market, find('US-T', 'BOND'), size, { ...rest, whatToShow: what });
  const [bids, asks, both] = [
    of('YIELD_BID', 'day'),
    of('YIELD_ASK', 'day'),
    of('YIELD_BID_ASK', 'day'),
  ] as const;
  expect(both.length).toBeGreaterThan(10);
  for (const [index, { open, high, low, close }] of both.entries()) {
    const [bid, ask] = [bids[index], asks[index]];
    expect([high, low]).toEqual([bid?.high, ask?.low]);
    expect(open <= high && close >= low && open > close).toBe(true);
    expect(open).toBeGreaterThanOrEqual(bid?.low ?? Number.NaN);
    expect(close).toBeLessThanOrEqual(ask?.high ?? Number.NaN);
  }
  // A yield is not a straight line in the price, and each is rounded to the thousandth.
  const weeks = of('YIELD_BID_ASK', 'week');
  const from = weeks[0]?.time ?? NOW;
  const minutes = of('YIELD_BID_ASK', 60);
  expectMeans(
    minutes.filter(({ time }) => time >= from),
    weeks,
    2e-3,
  );
});
