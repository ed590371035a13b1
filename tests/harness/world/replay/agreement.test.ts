import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Bar, MarketEvent, WhatToShow } from '../../../../harness/world/market.js';
import type { ReplaySeries } from '../../../../harness/world/replay/series.js';
import { DAY_MS } from '../../../../trading/instruments/calendar/date.js';
import { barsOf, together } from '../samples.js';
import { aFile, isStill, replaying } from './files.js';

const SIZES = [1, 5, 60, 300, 3600] as const;
const anyFile = fc.oneof(aFile([...SIZES]), aFile(['day', 'week']));
const VIEWS = ['TRADES', 'AGGTRADES', 'MIDPOINT', 'BID', 'ASK', 'BID_ASK'] as const;

const sizeOf = ({ barSize }: ReplaySeries) => (barSize.unit === 'second' ? barSize.count : barSize.unit);

function rangeOf({ bars }: ReplaySeries) {
  return { from: (bars[0]?.time ?? 0) - 9 * DAY_MS, to: (bars.at(-1)?.time ?? 0) + 9 * DAY_MS };
}

const mainView = ({ instrument }: ReplaySeries): WhatToShow =>
  instrument.secType === 'CASH' ? 'MIDPOINT' : instrument.secType === 'CRYPTO' ? 'AGGTRADES' : 'TRADES';

test('bars of the size of the file are the lines of the file', () => {
  fc.assert(
    fc.property(anyFile, fc.boolean(), (series, useRTH) => {
      const whatToShow = mainView(series);
      const bars = barsOf(replaying(series), series.instrument, sizeOf(series), {
        ...rangeOf(series),
        ...{ whatToShow, useRTH },
      });
      expect(bars.map(({ open, high, low, close }) => [open, high, low, close])).toEqual(
        series.bars.map(({ open, high, low, close }) => [open, high, low, close]),
      );
      for (const [i, line] of series.bars.entries()) {
        if (series.barSize.unit === 'second') expect(bars[i]?.time).toBe(line.time);
        if (whatToShow === 'MIDPOINT') {
          expect(bars[i]).toMatchObject({ volume: -1, wap: -1, count: -1 });
          continue;
        }
        expect(bars[i]?.volume).toBe(line.volume);
        if (line.count !== undefined) expect(bars[i]?.count).toBe(line.count);
        const typical = line.volume === 0 ? 0 : (line.high + line.low + line.close) / 3;
        expect(bars[i]?.wap).toBeCloseTo(line.wap ?? typical, 5);
      }
    }),
    { numRuns: 60 },
  );
});

test('lines make every larger bar', () => {
  const sizes = fc.constantFrom(
    5,
    60,
    120,
    300,
    1800,
    3600,
    14_400,
    'day' as const,
    'week' as const,
    'month' as const,
  );
  fc.assert(
    fc.property(aFile([1, 5, 60, 300, 3600, 'day']), sizes, fc.boolean(), (series, size, useRTH) => {
      const own = sizeOf(series);
      if (typeof size === 'number' && (typeof own !== 'number' || size <= own || size % own !== 0)) return;
      if (size === 'day' && own === 'day') return;
      const market = replaying(series);
      const rest = { ...rangeOf(series), whatToShow: mainView(series), useRTH };
      expectToAddUp(
        barsOf(market, series.instrument, own, { ...rest, from: rest.from - 40 * DAY_MS }),
        barsOf(market, series.instrument, size, { ...rest, from: rest.from - 40 * DAY_MS }),
        typeof size === 'number' ? size * 1000 : undefined,
      );
    }),
    { numRuns: 80 },
  );
});

/** Each large bar must be what the small ones in it make together, and no small one may be left. */
function expectToAddUp(small: readonly Bar[], large: readonly Bar[], length?: number): void {
  let used = 0;
  for (const [index, bar] of large.entries()) {
    const next = large[index + 1]?.time ?? Number.POSITIVE_INFINITY;
    const inside = small.filter(({ time }) => time >= bar.time && time < next);
    used += inside.length;
    const sum = together(inside);
    expect(bar).toMatchObject({ open: sum?.open, high: sum?.high, low: sum?.low, close: sum?.close });
    expect(bar.count).toBe(sum?.count);
    expect(bar.volume).toBeCloseTo(sum?.volume ?? 0, 6);
    expect(Math.abs(bar.wap - (sum?.wap ?? 0))).toBeLessThan(2e-6 * Math.max(1, bar.wap));
    if (length !== undefined) expect(inside.every(({ time }) => time < bar.time + length)).toBe(true);
  }
  expect(used).toBe(small.length);
}

/** A bar from nothing but events, the quote that stands at its beginning included if a line holds there. */
function naive(events: readonly MarketEvent[], from: number, to: number, what: WhatToShow, isHeld: boolean) {
  const inside = events.filter(({ time }) => time >= from && time < to);
  if (what === 'TRADES' || what === 'AGGTRADES') {
    const trades = inside.flatMap(({ trade }) => (trade ? [trade] : []));
    const volume = trades.reduce((sum, { size }) => sum + size, 0);
    return {
      ...shape(trades.map(({ price }) => price)),
      volume: expect.closeTo(volume, 6),
      count: trades.length,
    };
  }
  const standing = isHeld ? events.findLast(({ time }) => time <= from) : undefined;
  const quotes = [standing, ...inside].flatMap((event) => (event?.quote ? [event.quote] : []));
  const bids = shape(quotes.map(({ bid }) => bid));
  const asks = shape(quotes.map(({ ask }) => ask));
  const middles = shape(quotes.map(({ bid, ask }) => Number(((bid + ask) / 2).toFixed(10))));
  if (what === 'BID') return bids;
  if (what === 'ASK') return asks;
  return what === 'MIDPOINT'
    ? middles
    : { open: bids.open, high: asks.high, low: bids.low, close: asks.close };
}

function isHeld({ bars, barSize }: ReplaySeries, moment: number): boolean {
  const { time = 0 } = bars.findLast((bar) => bar.time <= moment) ?? {};
  return barSize.unit !== 'second' || moment < time + barSize.count * 1000;
}

function shape(found: readonly number[]) {
  return { open: found[0], high: Math.max(...found), low: Math.min(...found), close: found.at(-1) };
}

test('bars of any size and view are what happens in them', () => {
  const sizes = fc.constantFrom(1, 5, 15, 60, 300, 900, 3600);
  fc.assert(
    fc.property(
      aFile([5, 60, 300, 3600, 'day']),
      sizes,
      fc.constantFrom(...VIEWS),
      fc.boolean(),
      fc.nat(11),
      fc.nat(1000),
      (series, size, whatToShow, useRTH, line, cut) => {
        const market = replaying(series);
        const { instrument, bars } = series;
        // A line that says that nothing was traded is shown all the same, and nothing happens in it.
        if (bars.some(isStill) && (whatToShow === 'TRADES' || whatToShow === 'AGGTRADES')) return;
        const events = market.events(instrument, rangeOf(series).from, rangeOf(series).to);
        const begin = bars[line % bars.length]?.time ?? 0;
        const from = events.find(({ time }) => time >= begin)?.time ?? begin;
        const to = from + Math.min(20 * size * 1000, 7_200_000) + cut;
        const found = barsOf(market, instrument, size, { from, to, whatToShow, useRTH });
        for (const [i, bar] of found.entries()) {
          const next = found[i + 1]?.time ?? Number.POSITIVE_INFINITY;
          const own = size === sizeOf(series);
          // The first hour of a session may be half a one.
          const full = own ? bar.time + size * 1000 : (Math.floor(bar.time / size / 1000) + 1) * size * 1000;
          const end = Math.min(full, to, own ? next : Number.POSITIVE_INFINITY);
          const { volume, count, ...prices } = {
            volume: 0,
            count: 0,
            ...naive(events, bar.time, end, whatToShow, isHeld(series, bar.time)),
          };
          expect(bar).toMatchObject(prices);
          if (bar.count < 0 || (own && end === full)) continue;
          expect(bar.volume).toEqual(volume);
          if (size < (typeof sizeOf(series) === 'number' ? Number(sizeOf(series)) : 86_400))
            expect(bar.count).toBe(count);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('any order of questions gives the same answers', () => {
  fc.assert(
    fc.property(anyFile, fc.array(fc.nat(1000), { minLength: 3, maxLength: 12 }), (series, places) => {
      const used = replaying(series);
      const { from, to } = rangeOf(series);
      for (const place of places) {
        const at = Math.floor(from + ((to - from) * place) / 1000);
        const fresh = replaying(series);
        expect(used.snapshot(series.instrument, at)).toEqual(fresh.snapshot(series.instrument, at));
        expect(used.events(series.instrument, at, at + 60_000)).toEqual(
          fresh.events(series.instrument, at, at + 60_000),
        );
      }
    }),
    { numRuns: 30 },
  );
});
