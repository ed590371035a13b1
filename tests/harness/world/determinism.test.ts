import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Market } from '../../../harness/world/market.js';
import { createWorld } from '../../../harness/world/world.js';
import { DAY_MS } from '../../../trading/instruments/calendar/date.js';
import { aDay, anInstrument, barsOf, find, future, NOW, SAMPLES } from './samples.js';

/** A bit of everything about one instrument on one day. */
function impression(market: Market, instrument: (typeof SAMPLES)[number], day: number): string {
  const whatToShow = ['CASH', 'CFD', 'CMDTY'].includes(instrument.secType) ? 'MIDPOINT' : 'TRADES';
  const rest = { from: day, to: day + DAY_MS, whatToShow, useRTH: false } as const;
  return JSON.stringify([
    market.events(instrument, day + 15 * 3_600_000, day + 15 * 3_600_000 + 90_000),
    barsOf(market, instrument, 1800, rest),
    barsOf(market, instrument, 'day', { ...rest, from: day - 3 * DAY_MS }),
    market.snapshot(instrument, day + 15 * 3_600_000 + 12_345),
    market.book(instrument, day + 15 * 3_600_000 + 12_345, 5),
    market.headTimestamp(instrument, whatToShow),
  ]);
}

test('the same seed makes the same market, and another seed another', () => {
  for (const instrument of SAMPLES) {
    const day = Math.floor(NOW / DAY_MS - 9) * DAY_MS;
    const found = impression(createWorld({ seed: 7 }), instrument, day);
    expect(impression(createWorld({ seed: '7' }), instrument, day)).toBe(found);
    expect(impression(createWorld({ seed: 8 }), instrument, day)).not.toBe(found);
  }
});

test('the order of questions changes no answer', () => {
  const seeds = new Map<string, string>();
  fc.assert(
    fc.property(fc.array(fc.tuple(anInstrument, aDay), { minLength: 2, maxLength: 4 }), (questions) => {
      // What others asked in between drives out what was kept, so that it is worked out anew.
      const market = createWorld({ seed: 'order' });
      for (const [instrument, day] of questions) {
        const name = `${instrument.conId}/${day}`;
        const found = impression(market, instrument, day);
        expect(found).toBe(seeds.get(name) ?? found);
        seeds.set(name, found);
      }
      for (const [instrument, day] of [...questions].reverse()) {
        expect(impression(market, instrument, day)).toBe(seeds.get(`${instrument.conId}/${day}`));
      }
    }),
    { numRuns: 40 },
  );
});

test('a bar of three years ago is the same whether asked for alone or after all that came since', () => {
  const market = createWorld({ seed: 'far' });
  const rest = { whatToShow: 'TRADES', useRTH: true } as const;
  const from = NOW - 3 * 365 * DAY_MS;
  const alone = barsOf(market, find('MSFT'), 'day', { ...rest, from, to: from + DAY_MS * 5 });
  // More days than are kept, so that the first are forgotten when they are asked for again.
  const years = barsOf(market, find('MSFT'), 'day', { ...rest, from, to: NOW });
  expect(alone.length).toBeGreaterThan(2);
  expect(years.slice(0, alone.length)).toEqual(alone);
  expect(barsOf(market, find('MSFT'), 'day', { ...rest, from, to: from + DAY_MS * 5 })).toEqual(alone);
});

test('a fixed seed shows these very prices, on every machine', () => {
  const market = createWorld({ seed: 42 });
  const range = { from: Date.parse('2026-11-18T00:00:00Z'), to: Date.parse('2026-11-19T00:00:00Z') };
  const shown = [find('AAPL'), find('SPY'), future('ES'), find('BTC', 'CRYPTO')].flatMap((instrument) =>
    barsOf(market, instrument, 'day', { ...range, whatToShow: 'TRADES', useRTH: true }).map(
      ({ open, high, low, close, volume, wap, count }) =>
        [instrument.localSymbol, open, high, low, close, volume, wap, count].join(' '),
    ),
  );
  expect(shown).toMatchInlineSnapshot(`
    [
      "AAPL 261.85 264.39 256.92 264.18 39806195 260.868828 76149",
      "SPY 737.25 740.8 730.77 737.52 54988591 735.419254 89872",
      "ESZ6 7389.25 7424.5 7324 7385.5 2149292 7373.502883 225374",
      "BTC.USD 119494 121113 118249.5 118991.5 16708.18 119545.953591 49583",
    ]
  `);
});
