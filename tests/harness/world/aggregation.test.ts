import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Bar, WhatToShow } from '../../../harness/world/market.js';
import { createWorld } from '../../../harness/world/world.js';
import { DAY_MS } from '../../../trading/instruments/calendar/date.js';
import { aDay, anInstrument, barsOf, find, NOW, together, VIEWS } from './samples.js';

const market = createWorld({ seed: 'aggregation' });
const NOTHING = { open: Number.NaN, close: Number.NaN, volume: Number.NaN, wap: Number.NaN };
const aView = fc.constantFrom(...VIEWS);

/** Each large bar must be what the small ones that begin in it make together, and no small one may be left. */
function expectToAddUp(what: WhatToShow, small: readonly Bar[], large: readonly Bar[]): void {
  let used = 0;
  for (const [index, bar] of large.entries()) {
    const next = large[index + 1]?.time ?? Number.POSITIVE_INFINITY;
    const inside = small.filter(({ time }) => time >= bar.time && time < next);
    used += inside.length;
    const { open, close, volume, wap, ...sum } = together(inside) ?? NOTHING;
    const { high, low, count } = bar;
    expect({ ...sum, time: bar.time }).toEqual({ high, low, count, time: bar.time });
    // Averages add up in their own way: `averages.test.ts`.
    if (!what.endsWith('BID_ASK')) expect([bar.open, bar.close]).toEqual([open, close]);
    expect(bar.volume).toBeCloseTo(volume, 6);
    // Each average price is rounded to the millionth, so that an average of them is nearly the same.
    expect(Math.abs(bar.wap - wap)).toBeLessThan(2e-6);
  }
  expect(used).toBe(small.length);
}

test('seconds make minutes', () => {
  fc.assert(
    fc.property(
      anInstrument,
      aView,
      fc.boolean(),
      fc.constantFrom(1, 5, 10, 15, 30),
      aDay,
      fc.integer({ min: 0, max: 1430 }),
      (instrument, whatToShow, useRTH, size, day, minute) => {
        const from = day + minute * 60_000;
        const rest = { from, to: from + 5 * 60_000, whatToShow, useRTH };
        const small = barsOf(market, instrument, size, rest);
        expectToAddUp(whatToShow, small, barsOf(market, instrument, 60, rest));
      },
    ),
    { numRuns: 300 },
  );
});

test('minutes make every larger bar of the day', () => {
  fc.assert(
    fc.property(
      anInstrument,
      aView,
      fc.boolean(),
      fc.constantFrom(120, 180, 300, 600, 900, 1200, 1800, 3600, 7200, 10_800, 14_400, 28_800),
      aDay,
      (instrument, whatToShow, useRTH, size, day) => {
        // From a day without a session half done, so that no bar is cut.
        const rest = { from: day - 2 * DAY_MS, to: day + 2 * DAY_MS, whatToShow, useRTH };
        const large = barsOf(market, instrument, size, rest);
        const small = barsOf(market, instrument, 60, { ...rest, from: large[0]?.time ?? rest.to });
        expectToAddUp(whatToShow, small, large);
      },
    ),
    { numRuns: 120 },
  );
});

test('minutes make the day, and days the week and the month', () => {
  fc.assert(
    fc.property(
      anInstrument,
      aView,
      fc.boolean(),
      fc.constantFrom('week' as const, 'month' as const),
      aDay,
      (instrument, whatToShow, useRTH, unit, day) => {
        const rest = { from: day - 40 * DAY_MS, to: day + 3 * DAY_MS, whatToShow, useRTH };
        const groups = barsOf(market, instrument, unit, rest);
        const days = barsOf(market, instrument, 'day', { ...rest, from: groups[0]?.time ?? rest.to });
        expectToAddUp(whatToShow, days, groups);
        const last = days.slice(-3);
        const minutes = barsOf(market, instrument, 60, { ...rest, from: last[0]?.time ?? rest.to });
        expectToAddUp(whatToShow, minutes, last);
      },
    ),
    { numRuns: 60 },
  );
});

test('a bar that the end of the request cuts shows what happened until then', () => {
  fc.assert(
    fc.property(
      anInstrument,
      fc.constantFrom('TRADES' as const, 'MIDPOINT' as const, 'BID_ASK' as const),
      fc.boolean(),
      fc.constantFrom(5, 60, 300, 3600, 'day' as const),
      aDay,
      fc.integer({ min: 0, max: DAY_MS }),
      (instrument, whatToShow, useRTH, size, day, within) => {
        const to = day + within;
        const from = day - 3 * DAY_MS;
        const start = size === 5 ? to - 60_000 : from;
        const [bar] = barsOf(market, instrument, size, { from: start, to, whatToShow, useRTH }).slice(-1);
        if (bar === undefined) return;
        const rest = { from: bar.time, to, whatToShow, useRTH };
        // Seconds hold every trade; the last of them is cut in its turn.
        const small = barsOf(market, instrument, size === 5 || size === 60 ? 1 : 60, rest);
        expectToAddUp(whatToShow, small, [bar]);
      },
    ),
    { numRuns: 80 },
  );
});

test('bars at the bid and at the ask hold the middle between them', () => {
  const rest = { from: NOW - DAY_MS, to: NOW, useRTH: false };
  const of = (whatToShow: 'BID' | 'ASK' | 'MIDPOINT' | 'BID_ASK') =>
    barsOf(market, find('AAPL'), 60, { ...rest, whatToShow });
  const [bids, asks, middles, both] = [of('BID'), of('ASK'), of('MIDPOINT'), of('BID_ASK')];
  expect(bids.length).toBeGreaterThan(300);
  for (const [index, bid] of bids.entries()) {
    const [ask, middle, two] = [asks[index], middles[index], both[index]];
    expect(middle?.open).toBeCloseTo((bid.open + (ask?.open ?? 0)) / 2, 9);
    expect(two).toMatchObject({ low: bid.low, high: ask?.high });
  }
});
