import { expect, test } from 'vitest';
import type { Bar } from '../../../harness/world/market.js';
import { createWorld } from '../../../harness/world/world.js';
import { DAY_MS } from '../../../trading/instruments/calendar/date.js';
import { barsOf, find, future, NOW, option, SAMPLES, VIEWS } from './samples.js';

const market = createWorld({ seed: 'views' });

function clock(bars: readonly Bar[], timeZone: string): string[] {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' });
  return bars.map(({ time }) => format.format(time));
}

test('bars begin on the clock, the first of a session with the session', () => {
  const day = { from: Date.parse('2026-11-18T05:00:00Z'), to: Date.parse('2026-11-19T05:00:00Z') };
  const of = (size: number, useRTH: boolean) =>
    clock(barsOf(market, find('SPY'), size, { ...day, whatToShow: 'TRADES', useRTH }), 'US/Eastern');
  expect(of(3600, true)).toEqual(['09:30', '10:00', '11:00', '12:00', '13:00', '14:00', '15:00']);
  expect(of(14_400, true)).toEqual(['09:30', '12:00']);
  expect(of(14_400, false)).toEqual(['04:00', '08:00', '12:00', '16:00']);
  expect(of(1800, true).slice(0, 3)).toEqual(['09:30', '10:00', '10:30']);
});

test('half days end early and holidays are left out', () => {
  const week = { from: Date.parse('2026-11-23T05:00:00Z'), to: Date.parse('2026-11-29T05:00:00Z') };
  const rest = { ...week, whatToShow: 'TRADES', useRTH: true } as const;
  const days = barsOf(market, find('AAPL'), 'day', rest);
  expect(days.map(({ date }) => date)).toEqual(['20261123', '20261124', '20261125', '20261127']);
  const friday = barsOf(market, find('AAPL'), 3600, rest).filter(({ date }) => date === '20261127');
  expect(clock(friday, 'US/Eastern')).toEqual(['09:30', '10:00', '11:00', '12:00']);
});

test('a week and a month carry the date of their last trading day', () => {
  const range = { from: Date.parse('2026-10-01T00:00:00Z'), to: Date.parse('2026-12-01T00:00:00Z') };
  const rest = { ...range, whatToShow: 'TRADES', useRTH: true } as const;
  const dates = (unit: 'week' | 'month') => barsOf(market, find('AAPL'), unit, rest).map(({ date }) => date);
  expect(dates('month')).toEqual(['20261030', '20261130']);
  expect(dates('week').slice(0, 2)).toEqual(['20261009', '20261016']);
  // Thanksgiving is a Thursday; the Friday after it trades.
  expect(dates('week').at(-2)).toBe('20261127');
});

test('a session that begins in the evening counts to the next date', () => {
  const range = { from: Date.parse('2026-11-15T12:00:00Z'), to: Date.parse('2026-11-16T23:00:00Z') };
  const bars = barsOf(market, future('ES'), 'day', { ...range, whatToShow: 'TRADES', useRTH: false });
  expect(bars[0]).toMatchObject({ date: '20261116', time: Date.parse('2026-11-15T23:00:00Z') });
});

test('there are bars exactly where there is a head timestamp, and none before it', () => {
  for (const instrument of SAMPLES) {
    for (const whatToShow of VIEWS) {
      const head = market.headTimestamp(instrument, whatToShow);
      const bars = (from: number, to: number) =>
        barsOf(market, instrument, 'day', { from, to, whatToShow, useRTH: false });
      if (head === undefined) expect(bars(NOW - 5 * DAY_MS, NOW)).toEqual([]);
      else expect(bars(head - 20 * DAY_MS, head)).toEqual([]);
      const quoted = whatToShow !== 'TRADES' && whatToShow !== 'YIELD_LAST';
      if (head !== undefined && quoted) expect(bars(head, head + 5 * DAY_MS)[0]?.time).toBe(head);
    }
  }
});

test('what is not trades has no volume', () => {
  const rest = { from: NOW - 5 * DAY_MS, to: NOW, useRTH: true };
  for (const whatToShow of ['MIDPOINT', 'OPTION_IMPLIED_VOLATILITY', 'FEE_RATE'] as const) {
    const [bar] = barsOf(market, find('AAPL'), 'day', { ...rest, whatToShow });
    expect(bar).toMatchObject({ volume: -1, wap: -1, count: -1 });
  }
});

test('volatilities are near the stock’s own, and adjusted prices are those of trades', () => {
  const rest = { from: NOW - 365 * DAY_MS, to: NOW, useRTH: true };
  const of = (whatToShow: (typeof VIEWS)[number]) =>
    barsOf(market, find('AAPL'), 'day', { ...rest, whatToShow });
  for (const whatToShow of ['HISTORICAL_VOLATILITY', 'OPTION_IMPLIED_VOLATILITY'] as const) {
    const closes = of(whatToShow).map(({ close }) => close);
    const mean = closes.reduce((sum, each) => sum + each, 0) / closes.length;
    expect(mean).toBeGreaterThan(0.5 * find('AAPL').market.volatility);
    expect(mean).toBeLessThan(2 * find('AAPL').market.volatility);
    expect(new Set(closes).size).toBeGreaterThan(100);
  }
  expect(of('ADJUSTED_LAST')).toEqual(of('TRADES'));
});

test('a bond yields more the less it costs', () => {
  const rest = { from: NOW - 200 * DAY_MS, to: NOW, useRTH: true };
  const prices = barsOf(market, find('US-T', 'BOND'), 'day', { ...rest, whatToShow: 'BID' });
  const yields = barsOf(market, find('US-T', 'BOND'), 'day', { ...rest, whatToShow: 'YIELD_BID' });
  const pairs = prices.map(({ close }, index) => ({ close, yield: yields[index]?.close ?? Number.NaN }));
  pairs.sort((one, other) => one.close - other.close);
  const [cheap, dear] = [pairs[0], pairs.at(-1)];
  expect(cheap?.yield).toBeGreaterThan(dear?.yield ?? Number.NaN);
  // A coupon of 4 % at 94.25 for sixteen years.
  for (const { yield: found } of pairs) expect(found > 2 && found < 7).toBe(true);
});

test('options trade until they expire, and the thin ones not every minute', () => {
  const far = option('AAPL', '20261218', 320, 'C');
  const range = { from: NOW - 2 * DAY_MS, to: NOW, useRTH: true };
  const trades = barsOf(market, far, 60, { ...range, whatToShow: 'TRADES' });
  const quotes = barsOf(market, far, 60, { ...range, whatToShow: 'BID' });
  expect(trades.length).toBeLessThan(quotes.length);
  expect(quotes.length).toBeGreaterThan(390);
});
