import { expect, test } from 'vitest';
import type { Bar } from '../../../harness/world/market.js';
import { createWorld } from '../../../harness/world/world.js';
import { DAY_MS } from '../../../trading/instruments/calendar/date.js';
import type { Instrument } from '../../../trading/instruments/instrument.js';
import { barsOf, find, future, NOW } from './samples.js';

const market = createWorld({ seed: 'behaviour' });

function days(instrument: Instrument, years: number, whatToShow: 'TRADES' | 'MIDPOINT' = 'TRADES') {
  const from = NOW - years * 365 * DAY_MS;
  return barsOf(market, instrument, 'day', { from, to: NOW - DAY_MS, whatToShow, useRTH: true });
}

function returns(bars: readonly Bar[]): number[] {
  return bars.slice(1).map(({ close }, index) => Math.log(close / (bars[index]?.close ?? close)));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0) / values.length;
}

function deviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((each) => (each - middle) ** 2)));
}

function correlation(one: readonly number[], other: readonly number[]): number {
  const products = one.map((each, index) => (each - mean(one)) * ((other[index] ?? 0) - mean(other)));
  return mean(products) / deviation(one) / deviation(other);
}

test.each([
  ['AAPL', 'STK', 'USD'],
  ['KO', 'STK', 'USD'],
  ['SPX', 'IND', 'USD'],
  ['EUR', 'CASH', 'USD'],
] as const)(
  'over three years %s moves by its volatility and stays in its parts',
  (symbol, secType, currency) => {
    const instrument = find(symbol, secType, currency);
    const bars = days(instrument, 3, secType === 'CASH' ? 'MIDPOINT' : 'TRADES');
    const { volatility, referencePrice } = instrument.market;
    const found = deviation(returns(bars)) * Math.sqrt(252);
    expect(found / volatility).toBeGreaterThan(0.6);
    expect(found / volatility).toBeLessThan(1.4);
    for (const { low, high } of bars) {
      expect(low).toBeGreaterThan(referencePrice * Math.exp(-4 * volatility - 0.1));
      expect(high).toBeLessThan(referencePrice * Math.exp(4 * volatility + 0.1));
    }
  },
);

test('a fund follows its index, a stock goes with the market, strangers go their own way', () => {
  const of = (symbol: string, secType: 'STK' | 'IND' | 'CASH' = 'STK') =>
    returns(days(find(symbol, secType), 1, secType === 'CASH' ? 'MIDPOINT' : 'TRADES'));
  const index = of('SPX', 'IND');
  expect(correlation(of('SPY'), index)).toBeGreaterThan(0.95);
  expect(correlation(of('AAPL'), index)).toBeGreaterThan(0.4);
  expect(correlation(of('AAPL'), index)).toBeLessThan(0.95);
  expect(correlation(of('VIX', 'IND'), index)).toBeLessThan(-0.4);
  expect(Math.abs(correlation(of('GME'), of('PFE')))).toBeLessThan(0.6);
});

test('the day begins and ends busy and wild, and noon is quiet', () => {
  const rest = { from: NOW - 60 * DAY_MS, to: NOW, whatToShow: 'TRADES', useRTH: true } as const;
  const bars = barsOf(market, find('MSFT'), 1800, rest);
  const byHalfHour = new Map<string, Bar[]>();
  for (const bar of bars) {
    const minutes = new Intl.DateTimeFormat('en-GB', { timeZone: 'US/Eastern', timeStyle: 'short' });
    const name = minutes.format(bar.time);
    byHalfHour.set(name, [...(byHalfHour.get(name) ?? []), bar]);
  }
  const volume = (name: string) => mean((byHalfHour.get(name) ?? []).map((bar) => bar.volume));
  const range = (name: string) =>
    mean((byHalfHour.get(name) ?? []).map(({ high, low }) => (high - low) / low));
  expect(volume('09:30')).toBeGreaterThan(1.6 * volume('12:30'));
  expect(volume('15:30')).toBeGreaterThan(1.3 * volume('12:30'));
  expect(range('09:30')).toBeGreaterThan(1.3 * range('12:30'));
});

test('spreads are wide at the opening and outside regular hours', () => {
  const width = (from: string) => {
    const start = Date.parse(from);
    const quotes = market
      .events(find('NFLX'), start, start + 600_000)
      .flatMap(({ quote }) => (quote ? [quote.ask - quote.bid] : []));
    return mean(quotes);
  };
  const noon = width('2026-11-19T17:00:00Z');
  expect(width('2026-11-19T14:30:00Z')).toBeGreaterThan(1.3 * noon);
  expect(width('2026-11-19T12:00:00Z')).toBeGreaterThan(2 * noon);
});

test('hours before the opening are thin', () => {
  const rest = { from: NOW - 20 * DAY_MS, to: NOW - DAY_MS, whatToShow: 'TRADES' } as const;
  const total = (useRTH: boolean) =>
    barsOf(market, find('AAPL'), 'day', { ...rest, useRTH }).reduce((sum, { volume }) => sum + volume, 0);
  const outside = 1 - total(true) / total(false);
  expect(outside).toBeGreaterThan(0.01);
  expect(outside).toBeLessThan(0.15);
});

test('stocks open away from where they closed', () => {
  const bars = days(find('TSLA'), 2);
  const gaps = bars.slice(1).map(({ open }, index) => Math.log(open / (bars[index]?.close ?? open)));
  expect(deviation(gaps)).toBeGreaterThan(0.1 * deviation(returns(bars)));
  expect(deviation(gaps)).toBeLessThan(0.8 * deviation(returns(bars)));
});

test('now and then a price jumps within a minute', () => {
  const rest = { from: NOW - 120 * DAY_MS, to: NOW, whatToShow: 'TRADES', useRTH: true } as const;
  const moves = barsOf(market, find('PLTR'), 60, rest).map(({ open, close }) =>
    Math.abs(Math.log(close / open)),
  );
  const usual = deviation(moves);
  expect(Math.max(...moves)).toBeGreaterThan(7 * usual);
});

test('trading in a stock is halted now and then: the quote stands and nobody trades', () => {
  const stock = find('MSTR');
  let halts = 0;
  for (let day = 0; day < 900; day++) {
    const from = Date.parse('2026-11-18T14:30:00Z') - day * DAY_MS;
    const rest = { from, to: from + 6 * 3_600_000, useRTH: true };
    const still = barsOf(market, stock, 180, { ...rest, whatToShow: 'BID' }).filter(
      ({ high, low }) => high === low,
    );
    for (const { time } of still) {
      if (!market.snapshot(stock, time + 90_000).halted) continue;
      halts++;
      const events = market.events(stock, time + 60_000, time + 180_000);
      expect(events.filter(({ trade }) => trade !== undefined)).toEqual([]);
      expect(new Set(events.map(({ quote }) => quote?.bid)).size).toBe(1);
    }
    if (halts > 2) break;
  }
  expect(halts).toBeGreaterThan(0);
});

test('the next future trades far more than the one after', () => {
  const [volume] = [days(future('ES'), 0.1)].map((bars) => mean(bars.map((bar) => bar.volume)));
  expect(volume).toBeGreaterThan(200_000);
});
