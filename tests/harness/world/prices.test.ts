import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createWorld } from '../../../harness/world/world.js';
import { DAY_MS, MINUTE_MS } from '../../../trading/instruments/calendar/date.js';
import { isOnTick, marketRule } from '../../../trading/instruments/market-rules.js';
import { aDay, anInstrument, barsOf, find, future, NOW, option, type SAMPLES, VIEWS } from './samples.js';

const market = createWorld({ seed: 'prices' });

test('every price is one that an order may have', () => {
  fc.assert(
    fc.property(anInstrument, aDay, fc.integer({ min: 0, max: 1439 }), (instrument, day, minute) => {
      const rule = marketRule(instrument.marketRuleIds[0] ?? 0);
      if (rule === undefined) throw new Error(`no market rule for ${instrument.localSymbol}`);
      const from = day + minute * MINUTE_MS;
      const events = market.events(instrument, from, from + MINUTE_MS);
      const book = market.book(instrument, from, 10);
      const prices = [
        ...events.flatMap(({ quote }) => (quote ? [quote.bid, quote.ask] : [])),
        ...events.flatMap(({ trade }) => (trade ? [trade.price] : [])),
        ...[...book.bids, ...book.asks].map(({ price }) => price),
      ];
      expect(prices.filter((price) => !(price > 0) || !isOnTick(rule, price))).toEqual([]);
      // As short as they are written: no 0.30000000000000004.
      expect(prices.filter((price) => String(price).length > 10)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('the price of an index option that crosses the edge of its ticks stays on them', () => {
  const put = option('SPXW', '20261201', 6000, 'P');
  const rule = marketRule(put.marketRuleIds[0] ?? 0) ?? [];
  const seen = new Set<boolean>();
  for (let seed = 0; seed < 12; seed++) {
    const world = createWorld({ seed });
    const bars = (['BID', 'ASK', 'TRADES'] as const).flatMap((whatToShow) =>
      barsOf(world, put, 60, { from: NOW - 2 * DAY_MS, to: NOW, whatToShow, useRTH: false }),
    );
    for (const { open, high, low, close } of bars) {
      for (const price of [open, high, low, close]) seen.add(price < 3).add(isOnTick(rule, price));
    }
    expect(bars.flatMap(({ high, low }) => [high, low]).filter((price) => !isOnTick(rule, price))).toEqual(
      [],
    );
  }
  expect(seen.size).toBe(2);
});

test('of every bar, the high is highest and the low is lowest', () => {
  fc.assert(
    fc.property(
      anInstrument,
      fc.constantFrom(...VIEWS),
      aDay,
      fc.constantFrom(60, 3600, 'day' as const),
      (instrument, whatToShow, day, size) => {
        const rest = { from: day, to: day + DAY_MS, whatToShow, useRTH: false };
        for (const bar of barsOf(market, instrument, size, rest)) {
          const { open, high, low, close, wap, volume } = bar;
          expect([open, high, low, close].every(Number.isFinite)).toBe(true);
          if (whatToShow === 'BID_ASK' || whatToShow === 'YIELD_BID_ASK') {
            expect(open <= close || high > low).toBe(true);
            continue;
          }
          expect(high).toBeGreaterThanOrEqual(Math.max(open, close));
          expect(low).toBeLessThanOrEqual(Math.min(open, close));
          if (volume > 0) expect(wap >= low - 1e-6 && wap <= high + 1e-6).toBe(true);
        }
      },
    ),
    { numRuns: 200 },
  );
});

test('a CFD is its stock, a fund and a future go with their index', () => {
  const from = Date.parse('2026-11-19T15:00:00Z');
  const quotes = (...[instrument, at]: [(typeof SAMPLES)[number], number]) =>
    market.snapshot(instrument, at).quote;
  for (let at = from; at < from + 3_600_000; at += 7 * MINUTE_MS + 1234) {
    expect(quotes(find('AAPL', 'CFD'), at)).toEqual(quotes(find('AAPL'), at));
    const index = market.snapshot(find('SPX', 'IND'), at).last?.price ?? 0;
    expect((quotes(find('SPY'), at)?.bid ?? 0) / (index / 10)).toBeCloseTo(1, 2);
    const basis = (quotes(future('ES'), at)?.bid ?? 0) - index;
    expect(Math.abs(basis)).toBeLessThan(index * 0.006);
  }
});

test('crosses of currencies agree with their halves', () => {
  const at = Date.parse('2026-11-19T15:00:00Z');
  const bid = (symbol: string, currency: string) =>
    market.snapshot(find(symbol, 'CASH', currency), at).quote?.bid ?? Number.NaN;
  expect(bid('EUR', 'USD') / bid('GBP', 'USD') / bid('EUR', 'GBP')).toBeCloseTo(1, 3);
  expect((bid('EUR', 'USD') * bid('USD', 'JPY')) / bid('EUR', 'JPY')).toBeCloseTo(1, 3);
});

test('calls rise with the stock and puts fall, and both are worth more the longer they run', () => {
  const at = Date.parse('2026-11-19T15:00:00Z');
  const worth = (date: string, strike: number, right: 'C' | 'P') => {
    const quote = market.snapshot(option('AAPL', date, strike, right), at).quote;
    return ((quote?.bid ?? 0) + (quote?.ask ?? 0)) / 2;
  };
  const strikes = [200, 220, 240, 260];
  for (const [index, strike] of strikes.slice(1).entries()) {
    const lower = strikes[index] ?? 0;
    expect(worth('20261218', strike, 'C')).toBeLessThan(worth('20261218', lower, 'C'));
    expect(worth('20261218', strike, 'P')).toBeGreaterThan(worth('20261218', lower, 'P'));
    expect(worth('20270618', strike, 'C')).toBeGreaterThan(worth('20261218', strike, 'C'));
  }
  const spot = market.snapshot(find('AAPL'), at).last?.price ?? 0;
  const parity = worth('20261218', 240, 'C') - worth('20261218', 240, 'P');
  expect(Math.abs(parity - (spot - 240 * Math.exp((-0.04 * 29) / 365)))).toBeLessThan(1);
});
