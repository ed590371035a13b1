import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MarketEvent } from '../../../harness/world/market.js';
import { createWorld } from '../../../harness/world/world.js';
import { calendars } from '../../../trading/instruments/calendar/calendars.js';
import { DAY_MS, MINUTE_MS } from '../../../trading/instruments/calendar/date.js';
import { isOpen } from '../../../trading/instruments/calendar/sessions.js';
import { aDay, anInstrument, barsOf, find, NOW, option, SAMPLES } from './samples.js';

const market = createWorld({ seed: 'events' });
const aMinute = fc.integer({ min: 0, max: 1439 });

function barOf(events: readonly MarketEvent[]) {
  const trades = events.flatMap(({ trade }) => (trade && !trade.unreported ? [trade] : []));
  const prices = trades.map(({ price }) => price);
  if (prices.length === 0) return undefined;
  return {
    open: prices[0],
    high: Math.max(...prices),
    low: Math.min(...prices),
    close: prices.at(-1),
    count: trades.length,
    volume: trades.reduce((sum, { size }) => sum + size, 0),
    notional: trades.reduce((sum, { size, price }) => sum + size * price, 0),
  };
}

test('the trades of a stretch are those of its bar, to the last share', () => {
  fc.assert(
    fc.property(anInstrument, aDay, aMinute, fc.constantFrom(60, 300), (instrument, day, minute, size) => {
      const from = Math.floor((day + minute * MINUTE_MS) / (size * 1000)) * size * 1000;
      const to = from + size * 1000;
      const found = barOf(market.events(instrument, from, to));
      const [bar] = barsOf(market, instrument, size, { from, to, whatToShow: 'TRADES', useRTH: false });
      expect(bar?.open).toBe(found?.open);
      expect(bar?.high).toBe(found?.high);
      expect(bar?.low).toBe(found?.low);
      expect(bar?.close).toBe(found?.close);
      expect(bar?.count).toBe(found?.count);
      if (bar === undefined || found === undefined) return;
      expect(bar.volume).toBeCloseTo(found.volume, 6);
      if (bar.volume > 0) expect(Math.abs(bar.wap - found.notional / found.volume)).toBeLessThan(1e-6);
    }),
    { numRuns: 400 },
  );
});

test('the quotes of a minute are those of its bars', () => {
  const quoted = SAMPLES.filter(({ secType }) => secType !== 'IND');
  fc.assert(
    fc.property(fc.constantFrom(...quoted), aDay, aMinute, (instrument, day, minute) => {
      const from = day + minute * MINUTE_MS;
      const to = from + MINUTE_MS;
      const quotes = market.events(instrument, from, to).flatMap(({ quote }) => (quote ? [quote] : []));
      for (const [whatToShow, side] of [['BID', 'bid'] as const, ['ASK', 'ask'] as const]) {
        const [bar] = barsOf(market, instrument, 60, { from, to, whatToShow, useRTH: false });
        const prices = quotes.map((quote) => quote[side]);
        expect(bar?.open).toBe(prices[0]);
        expect(bar?.close).toBe(prices.at(-1));
        if (bar === undefined) continue;
        expect([bar.high, bar.low]).toEqual([Math.max(...prices), Math.min(...prices)]);
      }
    }),
    { numRuns: 300 },
  );
});

test('a trade takes place at the bid or the ask that stands', () => {
  fc.assert(
    fc.property(anInstrument, aDay, aMinute, (instrument, day, minute) => {
      const from = day + minute * MINUTE_MS;
      for (const { quote, trade } of market.events(instrument, from, from + 3 * MINUTE_MS)) {
        if (quote === undefined) continue;
        expect(quote.bid).toBeLessThan(quote.ask);
        expect(Math.min(quote.bidSize, quote.askSize)).toBeGreaterThan(0);
        if (trade) expect([quote.bid, quote.ask]).toContain(trade.price);
      }
    }),
    { numRuns: 200 },
  );
});

test('events are in order, none share a moment, and a stretch can be asked for in pieces', () => {
  fc.assert(
    fc.property(
      anInstrument,
      aDay,
      aMinute,
      fc.integer({ min: 1, max: 299_999 }),
      (instrument, day, minute, cut) => {
        const from = day + minute * MINUTE_MS + 1234;
        const to = from + 300_000;
        const whole = market.events(instrument, from, to);
        const times = whole.map(({ time }) => time);
        expect(times).toEqual([...new Set(times)].sort((one, other) => one - other));
        expect(times.every((time) => time >= from && time < to)).toBe(true);
        const pieces = [
          ...market.events(instrument, from, from + cut),
          ...market.events(instrument, from + cut, to),
        ];
        expect(pieces).toEqual(whole);
      },
    ),
    { numRuns: 120 },
  );
});

test('nothing happens while it is closed', () => {
  fc.assert(
    fc.property(anInstrument, aDay, (instrument, day) => {
      const events = market.events(instrument, day, day + 4 * 3_600_000);
      const calendar = calendars[instrument.calendar];
      expect(events.filter(({ time }) => !isOpen(calendar, time, false))).toEqual([]);
    }),
    { numRuns: 60 },
  );
  const thanksgiving = Date.parse('2026-11-26T00:00:00Z');
  expect(market.events(find('AAPL'), thanksgiving, thanksgiving + DAY_MS).length).toBe(
    market.events(find('AAPL'), thanksgiving, thanksgiving + 3_600_000).length,
  );
  const afterHalfDay = Date.parse('2026-11-27T22:30:00Z');
  expect(market.events(find('AAPL'), afterHalfDay, afterHalfDay + 3_600_000)).toEqual([]);
});

test('nothing happens after the last day of what expires', () => {
  const call = option('SPY', '20261120', 600, 'C');
  const last = Date.parse('2026-11-20T20:59:00Z');
  expect(market.events(call, last, last + MINUTE_MS).length).toBeGreaterThan(0);
  expect(market.events(call, last + MINUTE_MS, last + 10 * DAY_MS)).toEqual([]);
});

test('a busy stock trades several times in most seconds, a thin one hardly in an hour', () => {
  const trades = (symbol: string, currency: string, from: string) => {
    const start = Date.parse(from);
    const found = market.events(find(symbol, 'STK', currency), start, start + 3_600_000);
    return found.filter(({ trade }) => trade !== undefined).length;
  };
  expect(trades('SPY', 'USD', '2026-11-19T17:00:00Z')).toBeGreaterThan(5000);
  expect(trades('IBM', 'EUR', '2026-11-19T12:00:00Z')).toBeLessThan(60);
});

test('odd lots and trades outside regular hours are marked, and some are not reported', () => {
  const from = Date.parse('2026-11-19T14:25:00Z');
  const events = market.events(find('AAPL'), from, from + 30 * MINUTE_MS);
  const trades = events.flatMap(({ time, trade }) => (trade ? [{ time, ...trade }] : []));
  for (const { time, size, conditions } of trades) {
    expect(conditions.split(' ').includes('I')).toBe(size < 100);
    expect(conditions.split(' ').includes('T')).toBe(time < from + 5 * MINUTE_MS);
  }
  const unreported = trades.filter((trade) => trade.unreported).length / trades.length;
  expect(unreported).toBeGreaterThan(0.003);
  expect(unreported).toBeLessThan(0.03);
  const places = new Set(trades.map(({ exchange }) => exchange));
  expect(places.has('SMART')).toBe(false);
  expect(places.size).toBeGreaterThan(5);
  expect(find('AAPL').validExchanges).toEqual(expect.arrayContaining([...places]));
  expect(NOW).toBeGreaterThan(from);
});
