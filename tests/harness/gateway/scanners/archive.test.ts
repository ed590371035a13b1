import { expect, test } from 'vitest';
import {
  type Archive,
  createArchive,
  type DayView,
  type Past,
} from '../../../../harness/gateway/scanners/archive.js';
import type { WhatToShow } from '../../../../harness/world/market.js';
import { DAY_MS } from '../../../../trading/instruments/calendar/date.js';
import type { Instrument } from '../../../../trading/instruments/instrument.js';
import { universe } from '../../../../trading/instruments/universe/universe.js';
import { market } from './scanner.js';

const at = (text: string) => Date.parse(text);
const MONDAY = at('2026-03-02T16:30:00Z');
const THURSDAY = at('2026-03-05T16:30:00Z');
/** Clocks have changed in between. */
const SUMMER = at('2026-06-10T15:30:00Z');

const listed = (symbol: string): Instrument => {
  const [found] = universe().bySymbol.get(symbol) ?? [];
  if (!found) throw new Error(`expected ${symbol} in the universe`);
  return found;
};

const SHOWN: Readonly<Record<DayView, readonly [WhatToShow, useRTH: boolean]>> = {
  REGULAR_HOURS: ['TRADES', true],
  ALL_HOURS: ['TRADES', false],
  HISTORICAL_VOLATILITY: ['HISTORICAL_VOLATILITY', true],
  OPTION_IMPLIED_VOLATILITY: ['OPTION_IMPLIED_VOLATILITY', true],
};

/** The closes of the dates before that of a moment, asked for at once; trading began seven and a half hours ago. */
function closesOf(instrument: Instrument, moment: number, { view, weeks }: Past): number[] {
  const to = moment - 7.5 * 3_600_000;
  const [whatToShow, useRTH] = SHOWN[view];
  const size = { unit: 'day', count: 1 } as const;
  const bars = market.bars(instrument, { from: to - weeks * 7 * DAY_MS, to, size, whatToShow, useRTH });
  return bars.map(({ close }) => close);
}

const archived = (archive: Archive, moment: number, past: Past) => [
  ...archive.daysOf(listed('KO'), moment, past).close,
];

test.each<DayView>(['REGULAR_HOURS', 'ALL_HOURS', 'HISTORICAL_VOLATILITY'])(
  'whatever was asked before, %s of some weeks are those of the market',
  (view) => {
    const archive = createArchive(market);
    // Longer, shorter, later, earlier, and from before a gap.
    for (const [moment, weeks] of [
      [MONDAY, 2],
      [MONDAY, 6],
      [MONDAY, 3],
      [THURSDAY, 4],
      [MONDAY, 5],
      [SUMMER, 3],
      [SUMMER, 16],
      [MONDAY, 2],
    ] as const) {
      const past = { view, weeks };
      expect([weeks, archived(archive, moment, past)]).toEqual([weeks, closesOf(listed('KO'), moment, past)]);
    }
  },
);

test('years go by, and a year before each moment is known', () => {
  const archive = createArchive(market);
  const past = { view: 'HISTORICAL_VOLATILITY', weeks: 52 } as const;
  for (let weeks = 0; weeks <= 100; weeks += 20) {
    const moment = MONDAY + weeks * 7 * DAY_MS;
    expect(archived(archive, moment, past)).toEqual(closesOf(listed('KO'), moment, past));
  }
});

test('two who collect the same share the work, and neither is done before it is at hand', () => {
  const archive = createArchive(market);
  const past = { view: 'HISTORICAL_VOLATILITY', weeks: 26 } as const;
  const collect = () => archive.collect(listed('KO'), MONDAY, past);
  const alone = [...createArchive(market).collect(listed('KO'), MONDAY, past)].length;
  const [one, other] = [collect(), collect()];
  let steps = 0;
  while (one.next().done !== true && other.next().done !== true) steps += 2;
  expect(alone).toBeGreaterThan(20);
  expect(steps).toBeLessThan(alone + 2);
  expect([...collect()]).toEqual([]);
  expect(archived(archive, MONDAY, past)).toEqual(closesOf(listed('KO'), MONDAY, past));
});
