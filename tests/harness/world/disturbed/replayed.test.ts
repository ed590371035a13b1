import { expect, test } from 'vitest';
import { disturbMarket } from '../../../../harness/world/disturbed/market.js';
import type { ReplaySeries } from '../../../../harness/world/replay/series.js';
import { MINUTE_MS } from '../../../../trading/instruments/calendar/date.js';
import { apple, euro, replaying } from '../replay/files.js';
import { barsOf } from '../samples.js';

const OPEN = Date.parse('2026-03-02T14:30:00Z');

/** A quarter of an hour, one cent up a minute. */
function minutesOf(instrument: ReplaySeries['instrument'], first: number, step: number): ReplaySeries {
  const bars = Array.from({ length: 15 }, (_, at) => {
    const open = Number((first + at * step).toFixed(6));
    const close = Number((open + step).toFixed(6));
    return { time: OPEN + at * MINUTE_MS, open, high: close, low: open, close, volume: 600 };
  });
  return { instrument, file: 'test.csv', barSize: { unit: 'second', count: 60 }, bars };
}

test('a replayed stock can be halted, jump and be resumed', () => {
  const replayed = replaying(minutesOf(apple, 100, 0.01));
  const market = disturbMarket(replayed);
  market.halt(apple, OPEN + 3 * MINUTE_MS);
  market.jump(apple, OPEN + 4 * MINUTE_MS, 1.5);
  market.resume(apple, OPEN + 6 * MINUTE_MS);
  const rest = { from: OPEN, to: OPEN + 15 * MINUTE_MS, whatToShow: 'TRADES', useRTH: true } as const;
  const bars = barsOf(market, apple, 60, rest);
  expect(bars.map(({ time }) => (time - OPEN) / MINUTE_MS)).toEqual([
    0, 1, 2, 6, 7, 8, 9, 10, 11, 12, 13, 14,
  ]);
  expect(bars.slice(0, 3)).toEqual(barsOf(replayed, apple, 60, rest).slice(0, 3));
  for (const [at, { open, volume }] of bars.slice(3).entries()) {
    expect(Math.abs(open - 1.5 * (100.06 + at / 100))).toBeLessThan(0.02);
    expect(volume).toBe(600);
  }
  expect(barsOf(market, apple, 900, rest)).toMatchObject([
    { open: 100, low: 100, high: bars.at(-1)?.high, close: bars.at(-1)?.close, volume: 12 * 600 },
  ]);
  const during = market.snapshot(apple, OPEN + 5 * MINUTE_MS);
  expect(during).toMatchObject({ halted: true, volume: 1800, last: { price: 100.03 } });
  expect(during.quote).toEqual(replayed.snapshot(apple, OPEN + 3 * MINUTE_MS - 1).quote);
  const sizes = market.histogram(apple, rest.from, rest.to, true).map(({ size }) => size);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeCloseTo(12 * 600, 6);
});

test('a replayed currency can jump and be quoted wider', () => {
  const replayed = replaying(minutesOf(euro, 1.1, 0.0001));
  const market = disturbMarket(replayed);
  market.jump(euro, OPEN + 2 * MINUTE_MS, 0.5);
  market.widen(euro, OPEN + 4 * MINUTE_MS, 10);
  const rest = { from: OPEN, to: OPEN + 15 * MINUTE_MS, whatToShow: 'MIDPOINT', useRTH: false } as const;
  const [one, other] = [barsOf(market, euro, 60, rest), barsOf(replayed, euro, 60, rest)];
  for (const [at, { close }] of one.entries()) {
    expect(close / (other[at]?.close ?? Number.NaN)).toBeCloseTo(at < 2 ? 1 : 0.5, 3);
  }
  const spread = (at: number) => {
    const { bid, ask } = market.snapshot(euro, OPEN + at * MINUTE_MS + 500).quote ?? { bid: 0, ask: 0 };
    return ask - bid;
  };
  expect(spread(5)).toBeCloseTo(10 * spread(3), 6);
});
