import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ReplaySeries } from '../../../../harness/world/replay/series.js';
import { calendars } from '../../../../trading/instruments/calendar/calendars.js';
import { sessionAt, tradingDateOf } from '../../../../trading/instruments/calendar/sessions.js';
import { aFile, apple, euro, isStill, replaying, tradesOf } from './files.js';

const anyFile = fc.oneof(aFile([1, 5, 60, 300, 3600]), aFile(['day']));

test('a snapshot shows what has happened until then', () => {
  fc.assert(
    fc.property(anyFile, fc.array(fc.nat(1000), { minLength: 5, maxLength: 8 }), (series, places) => {
      const market = replaying(series);
      const { instrument, bars } = series;
      // A line that says that nothing was traded has prices all the same.
      if (bars.some(isStill)) return;
      const calendar = calendars[instrument.calendar];
      const [begin, end] = [(bars[0]?.time ?? 0) - 3_600_000, (bars.at(-1)?.time ?? 0) + 30_000_000];
      const events = market.events(instrument, begin, end + 1);
      for (const place of places) {
        const at = Math.floor(begin + ((end - begin) * place) / 1000);
        const shown = market.snapshot(instrument, at);
        const past = events.filter(({ time }) => time <= at);
        const last = tradesOf(past).at(-1);
        expect(shown.last).toEqual(last && { price: last.price, size: last.size, time: last.time });
        if (shown.quote) expect(shown.quote).toEqual(past.at(-1)?.quote);
        if (!sessionAt(calendar, at, false) || instrument.secType === 'CASH') continue;
        const date = tradingDateOf(calendar, at);
        const today = tradesOf(past).filter(({ time }) => tradingDateOf(calendar, time) === date);
        const volume = today.reduce((sum, { size }) => sum + size, 0);
        expect(shown.volume).toBeCloseTo(volume, 6);
        if (today.length === 0) continue;
        const found = today.map(({ price }) => price);
        expect(shown).toMatchObject({ open: found[0], high: Math.max(...found), low: Math.min(...found) });
      }
    }),
    { numRuns: 25 },
  );
});

const minute = (time: string, open: number, high: number, low: number, close: number, volume = 600) => ({
  ...{ time: Date.parse(time), open, high, low, close, volume },
});
const minutes: ReplaySeries = {
  instrument: apple,
  file: 'AAPL.csv',
  barSize: { unit: 'second', count: 60 },
  bars: [
    minute('2026-03-02T14:30:00Z', 100, 101, 99, 100.5),
    minute('2026-03-02T14:31:00Z', 100.5, 102, 100, 101),
    minute('2026-03-02T14:35:00Z', 101, 101, 100, 100.25),
    minute('2026-03-03T14:30:00Z', 103, 104, 103, 103.5),
  ],
};
const shownAt = (time: string, series = minutes) =>
  replaying(series).snapshot(series.instrument, Date.parse(time));

test('before its first bar nothing is known', () => {
  expect(shownAt('2026-03-02T14:29:59.999Z')).toEqual({
    ...{ quote: undefined, last: undefined, open: undefined, high: undefined, low: undefined },
    ...{ volume: 0, previousClose: undefined, halted: false },
  });
});

test('a quote stands through minutes that the file leaves out, but not through the night', () => {
  const { quote } = shownAt('2026-03-02T14:31:59.999Z');
  expect(quote).toBeDefined();
  expect(shownAt('2026-03-02T14:33:20Z').quote).toEqual(quote);
  expect(shownAt('2026-03-02T20:59:59Z').quote).toBeDefined();
  expect(shownAt('2026-03-02T21:00:00Z').quote).toBeUndefined();
  expect(shownAt('2026-03-03T09:00:00Z').last?.price).toBe(100.25);
});

test('a trading date shows its own prices and the close before; by night those of the date that ended', () => {
  expect(shownAt('2026-03-02T14:40:00Z')).toMatchObject({ open: 100, high: 102, low: 99, volume: 1800 });
  expect(shownAt('2026-03-03T02:00:00Z')).toMatchObject({ open: 100, high: 102, previousClose: 100.25 });
  expect(shownAt('2026-03-03T14:29:00Z')).toMatchObject({
    open: undefined,
    volume: 0,
    previousClose: 100.25,
  });
  expect(shownAt('2026-03-03T14:32:00Z')).toMatchObject({ open: 103, volume: 600, previousClose: 100.25 });
});

test('after the last bar there is no quote and no news, and the last trade stays', () => {
  for (const time of ['2026-03-03T14:31:00Z', '2026-03-03T15:00:00Z', '2027-01-04T15:00:00Z'])
    expect(shownAt(time)).toMatchObject({ quote: undefined, last: { price: 103.5 } });
  const market = replaying(minutes);
  const [from, to] = [Date.parse('2026-03-03T14:31:00Z'), Date.parse('2026-04-01T00:00:00Z')];
  expect(market.events(apple, from, to)).toEqual([]);
});

test('a currency has the middle of its quotes for prices, and no trade', () => {
  const bars = [minute('2026-03-02T14:30:00Z', 1.08, 1.081, 1.0795, 1.0802, 0)];
  const series = { ...minutes, instrument: euro, bars };
  const shown = shownAt('2026-03-02T14:30:59.999Z', series);
  expect(shown).toMatchObject({ last: undefined, open: 1.08, high: 1.081, low: 1.0795, volume: 0 });
});
