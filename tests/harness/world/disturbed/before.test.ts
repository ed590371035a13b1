import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Market, WhatToShow } from '../../../../harness/world/market.js';
import { createWorld } from '../../../../harness/world/world.js';
import { DAY_MS, MINUTE_MS } from '../../../../trading/instruments/calendar/date.js';
import type { Instrument } from '../../../../trading/instruments/instrument.js';
import { anInstrument, barsOf, find, SAMPLES, VIEWS } from '../samples.js';
import { disturbed, someDeeds } from './deeds.js';

const world = createWorld({ seed: 'before' });
const aView = fc.constantFrom(...VIEWS);
/** Few, so that the same days are asked of again. */
const aDate = fc.constantFrom('2026-11-18', '2026-11-02', '2026-07-06').map((date) => Date.parse(date));
const aMinute = fc.integer({ min: 0, max: 1439 });

/** All that a market says of an instrument up to a moment. */
function impression(
  market: Market,
  instrument: Instrument,
  until: number,
  useRTH: boolean,
  views: readonly WhatToShow[],
) {
  const range = { from: until - 2 * DAY_MS, to: until, useRTH };
  return {
    snapshots: [1, 999, 61_000, 3_600_000].map((back) => market.snapshot(instrument, until - back)),
    events: market.events(instrument, until - 90_000, until),
    bars: views.flatMap((whatToShow) => [
      ...([3600, 'day', 'week'] as const).map((size) =>
        barsOf(market, instrument, size, { ...range, whatToShow }),
      ),
      barsOf(market, instrument, 5, { ...range, from: until - 3 * MINUTE_MS, whatToShow }),
    ]),
    book: market.book(instrument, until - 1, 5),
    histogram: market.histogram(instrument, until - 10 * MINUTE_MS, until, useRTH),
  };
}

test('what was before a disturbance stays as it was, in every view', () => {
  fc.assert(
    fc.property(anInstrument, aDate, aMinute, aView, fc.boolean(), someDeeds, (...drawn) => {
      const [instrument, day, minute, view, useRTH, deeds] = drawn;
      const from = day + minute * MINUTE_MS + 12_345;
      const market = disturbed(world, instrument, from, deeds);
      const first = from + Math.min(...deeds.map(({ after }) => after));
      expect(impression(market, instrument, first, useRTH, [view])).toEqual(
        impression(world, instrument, first, useRTH, [view]),
      );
    }),
    { numRuns: 25 },
  );
});

test('what nothing was done to is as it would be, and so is everything once all is cleared', () => {
  const at = Date.parse('2026-11-19T15:00:00Z');
  const market = disturbed(world, find('TSLA'), at, [
    { kind: 'jump', after: 0, lasts: 0, value: 3 },
    { kind: 'widen', after: 0, lasts: DAY_MS, value: 12 },
  ]);
  const views = ['TRADES', 'BID_ASK'] as const;
  const shown = (of: Market, instrument: Instrument) => impression(of, instrument, at + 600_000, true, views);
  for (const instrument of SAMPLES.slice(0, 9)) {
    expect(shown(market, instrument)).toEqual(shown(world, instrument));
  }
  const calm = shown(world, find('TSLA'));
  expect(shown(market, find('TSLA'))).not.toEqual(calm);
  market.clear();
  expect(shown(market, find('TSLA'))).toEqual(calm);
  expect(market.disturbances(at + 600_000)).toEqual([]);
});
