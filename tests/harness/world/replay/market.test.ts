import { describe, expect, test } from 'vitest';
import type { WhatToShow } from '../../../../harness/world/market.js';
import { parseReplayCsv } from '../../../../harness/world/replay/csv/parse.js';
import { barsOf, find, future } from '../samples.js';
import { apple, euro, replaying, seeded } from './files.js';

const HEADER = 'date,open,high,low,close,volume';
const read = (file: string, ...lines: readonly string[]) =>
  parseReplayCsv([HEADER, ...lines].join('\n'), file, '20261121');
const at = (text: string) => Date.parse(text);
const rest = { from: at('2026-02-01T00:00:00Z'), to: at('2026-05-01T00:00:00Z') };
const closes = (found: readonly { date: string; close: number }[]) =>
  found.map(({ date, close }) => [date, close]);

const days = read(
  'AAPL.csv',
  '20260302,10,12,9,11,1000',
  '20260303,11,13,10,12,2000',
  '20260304,12,12,8,9,50',
);
const market = replaying(days);

describe('what no file tells of', () => {
  test('comes from the market behind, derivatives of what is replayed among it', () => {
    const moment = at('2026-03-03T16:00:00Z');
    for (const other of [find('MSFT'), find('AAPL', 'CFD'), future('ES')]) {
      expect(market.snapshot(other, moment)).toEqual(seeded.snapshot(other, moment));
      expect(market.events(other, moment, moment + 5000)).toEqual(
        seeded.events(other, moment, moment + 5000),
      );
      expect(market.book(other, moment, 5)).toEqual(seeded.book(other, moment, 5));
    }
  });

  test.each<WhatToShow>(['FEE_RATE', 'OPTION_IMPLIED_VOLATILITY'])('%s too: prices do not say it', (what) => {
    const request = { ...rest, whatToShow: what, useRTH: true };
    expect(barsOf(market, apple, 'day', request)).toEqual(barsOf(seeded, apple, 'day', request));
    expect(market.headTimestamp(apple, what)).toBe(seeded.headTimestamp(apple, what));
  });
});

describe('days', () => {
  test('begin with their session and hold the line, whatever hours are asked for', () => {
    for (const useRTH of [true, false]) {
      const bars = barsOf(market, apple, 'day', { ...rest, whatToShow: 'TRADES', useRTH });
      expect(bars).toMatchObject([
        { date: '20260302', open: 10, high: 12, low: 9, close: 11, volume: 1000, wap: 10.666667 },
        { date: '20260303', open: 11, high: 13, low: 10, close: 12, volume: 2000 },
        { date: '20260304', open: 12, high: 12, low: 8, close: 9, volume: 50 },
      ]);
      expect(bars[0]?.time).toBe(at(useRTH ? '2026-03-02T14:30:00Z' : '2026-03-02T09:00:00Z'));
    }
  });

  test('are spread over regular hours', () => {
    const times = market.events(apple, rest.from, rest.to).map(({ time }) => time);
    expect(times[0]).toBe(at('2026-03-02T14:30:00Z'));
    const last = times.findLast((time) => time < at('2026-03-03T00:00:00Z')) ?? 0;
    expect(last).toBeGreaterThan(at('2026-03-02T20:30:00Z'));
    expect(last).toBeLessThan(at('2026-03-02T21:00:00Z'));
  });

  test('have the volatility of the closes before them', () => {
    const request = { ...rest, whatToShow: 'HISTORICAL_VOLATILITY', useRTH: true } as const;
    const expected = Math.sqrt(Math.log(12 / 11) ** 2 * 252);
    expect(barsOf(market, apple, 'day', request)).toMatchObject([
      { date: '20260304', close: expect.closeTo(expected, 5), volume: -1 },
    ]);
  });

  test('on which nothing trades by the calendar are shown outside regular hours only', () => {
    const forex = read('EUR.USD.CASH.csv', '20260301,1.1,1.2,1,1.1,0', '20260302,1.1,1.2,1,1.15,0');
    const shown = (useRTH: boolean) =>
      closes(barsOf(replaying(forex), euro, 'day', { ...rest, whatToShow: 'MIDPOINT', useRTH }));
    expect(shown(true)).toEqual([['20260302', 1.15]]);
    expect(shown(false)).toEqual([
      ['20260301', 1.1],
      ['20260302', 1.15],
    ]);
  });
});

describe('weeks and months', () => {
  const weeks = read(
    'AAPL.csv',
    '20260306,10,12,9,11,1000',
    '20260313,11,13,10,12,2000',
    '20260318,12,12,8,9,50',
  );

  test('bear the date of their last day, be it the present one', () => {
    const bars = barsOf(replaying(weeks), apple, 'week', { ...rest, whatToShow: 'TRADES', useRTH: true });
    expect(closes(bars)).toEqual([
      ['20260306', 11],
      ['20260313', 12],
      ['20260318', 9],
    ]);
    expect(bars[0]?.time).toBe(at('2026-03-02T14:30:00Z'));
  });

  test('may be written with their first day', () => {
    const monthly = read('AAPL.csv', '20260301,10,12,9,11,1000', '20260401,11,13,10,12,2000');
    const shown = (size: 'month' | 'day') =>
      barsOf(replaying(monthly), apple, size, { ...rest, whatToShow: 'TRADES', useRTH: true });
    expect(closes(shown('month'))).toEqual([
      ['20260331', 11],
      ['20260430', 12],
    ]);
    expect(shown('day').filter(({ date }) => date < '20260401')).toHaveLength(22);
  });
});

describe('hours', () => {
  test('that begin before regular trading show the part within it when that is asked for', () => {
    const hours = read('AAPL.csv', '20260302 09:00:00,10,20,5,11,6000', '20260302 10:00:00,11,13,10,12,2000');
    const of = (size: number, useRTH: boolean) =>
      barsOf(replaying(hours), apple, size, { ...rest, whatToShow: 'TRADES', useRTH });
    const minutes = of(60, true);
    expect(of(3600, true)[0]).toMatchObject({
      time: at('2026-03-02T14:30:00Z'),
      open: minutes[0]?.open,
      volume: minutes.slice(0, 30).reduce((sum, { volume }) => sum + volume, 0),
    });
    expect(of(3600, false)[0]).toMatchObject({ time: at('2026-03-02T14:00:00Z'), open: 10, volume: 6000 });
  });

  test('from half to half make larger bars from half to half', () => {
    const lines = ['09:30', '10:30', '11:30', '12:30', '13:30', '14:30', '15:30'].map(
      (time, i) => `20260302 ${time}:00,${10 + i},${11 + i},${10 + i},${11 + i},100`,
    );
    const bars = barsOf(replaying(read('AAPL.csv', ...lines)), apple, 7200, {
      ...{ ...rest, whatToShow: 'TRADES', useRTH: true },
    });
    expect(bars.map(({ volume }) => volume)).toEqual([100, 200, 200, 200]);
    const last = at('2026-03-02T20:59:59Z');
    expect(replaying(read('AAPL.csv', ...lines)).snapshot(apple, last).volume).toBeGreaterThan(690);
  });
});

test.each([
  ['AAPL.csv', { TRADES: true, ADJUSTED_LAST: true, BID_ASK: true, AGGTRADES: false, YIELD_LAST: false }],
  ['EUR.USD.CASH.csv', { TRADES: false, MIDPOINT: true, ASK: true, HISTORICAL_VOLATILITY: false }],
  ['SPX.IND.csv', { TRADES: true, MIDPOINT: false, HISTORICAL_VOLATILITY: true }],
  ['BTC.CRYPTO.csv', { AGGTRADES: true, BID: true }],
  ['US064159KJ44.BOND.csv', { TRADES: true, YIELD_LAST: false, YIELD_BID_ASK: false }],
])('%s has these views, from its first bar on', (file, views) => {
  const series = read(file, '20260302,10,12,9,11,1000', '20260303,11,13,10,12,2000');
  const replayed = replaying(series);
  for (const [view, isThere] of Object.entries(views)) {
    const head = replayed.headTimestamp(series.instrument, view as WhatToShow);
    expect([view, head !== undefined]).toEqual([view, isThere]);
    if (head !== undefined)
      expect(head).toBe(replayed.events(series.instrument, rest.from, rest.to)[0]?.time);
  }
});

test('a book surrounds the quote, best prices first', () => {
  const moment = at('2026-03-03T16:00:00Z');
  const { bids, asks } = market.book(apple, moment, 8);
  const { quote } = market.snapshot(apple, moment);
  expect([bids[0]?.price, bids[0]?.size]).toEqual([quote?.bid, quote?.bidSize]);
  expect([asks[0]?.price, asks[0]?.size]).toEqual([quote?.ask, quote?.askSize]);
  const prices = [...bids.map(({ price }) => price).reverse(), ...asks.map(({ price }) => price)];
  expect(prices).toEqual([...prices].sort((one, other) => one - other));
  expect([bids.length, asks.length]).toEqual([8, 8]);
  expect(market.book(apple, at('2026-03-03T23:00:00Z'), 8)).toEqual({ bids: [], asks: [] });
});

test('a histogram holds all that was traded', () => {
  const found = market.histogram(apple, rest.from, rest.to, true);
  expect(found.reduce((sum, { size }) => sum + size, 0)).toBe(3050);
  expect([found[0]?.price, found.at(-1)?.price]).toEqual([8, 13]);
});
