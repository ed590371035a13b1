import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Bar, MarketEvent } from '../../../../harness/world/market.js';
import { createWorld } from '../../../../harness/world/world.js';
import { calendars } from '../../../../trading/instruments/calendar/calendars.js';
import { DAY_MS, MINUTE_MS } from '../../../../trading/instruments/calendar/date.js';
import { sessionAt } from '../../../../trading/instruments/calendar/sessions.js';
import type { Instrument } from '../../../../trading/instruments/instrument.js';
import { isOnTick, marketRule } from '../../../../trading/instruments/market-rules.js';
import { barsOf, future, option, SAMPLES, together, VIEWS } from '../samples.js';
import { disturbed, someDeeds } from './deeds.js';

const world = createWorld({ seed: 'agreement' });
/** Thursday, at times at which most of the samples trade. */
const MORNING = Date.parse('2026-11-19T14:00:00Z');
/** Busy ones take long to look through: a whole day is asked of the quieter ones. */
const QUIET = [
  ...SAMPLES.filter(({ symbol }) => ['IBM', 'EUR', 'US-T', 'VIX', 'IBUS500'].includes(symbol)),
  ...[future('ZN'), option('AAPL', '20261218', 250, 'C')],
];
const anInstrument = fc.constantFrom(...SAMPLES);
const aMoment = fc.nat(180 * 60).map((seconds) => MORNING + seconds * 1000 + 250);
const tradedOf = ({ secType }: Instrument) =>
  ['CASH', 'CFD', 'CMDTY'].includes(secType) ? ('MIDPOINT' as const) : ('TRADES' as const);

function tradesOf(events: readonly MarketEvent[]) {
  return events.flatMap(({ time, trade }) => (trade && !trade.unreported ? [{ ...trade, time }] : []));
}

function expectToAddUp(small: readonly Bar[], large: readonly Bar[], isAverage: boolean): void {
  let used = 0;
  for (const [index, bar] of large.entries()) {
    const next = large[index + 1]?.time ?? Number.POSITIVE_INFINITY;
    const inside = small.filter(({ time }) => time >= bar.time && time < next);
    used += inside.length;
    const sum = together(inside);
    expect([bar.high, bar.low, bar.count]).toEqual([sum?.high, sum?.low, sum?.count]);
    if (!isAverage) expect([bar.open, bar.close]).toEqual([sum?.open, sum?.close]);
    expect(bar.volume).toBeCloseTo(sum?.volume ?? Number.NaN, 6);
    expect(Math.abs(bar.wap - (sum?.wap ?? Number.NaN))).toBeLessThan(2e-6);
  }
  expect(used).toBe(small.length);
}

test('the trades and the quotes of a minute are those of its bars', () => {
  fc.assert(
    fc.property(anInstrument, aMoment, someDeeds, fc.nat(15), (instrument, moment, deeds, later) => {
      const market = disturbed(world, instrument, moment, deeds);
      const from = Math.floor(moment / MINUTE_MS + later) * MINUTE_MS;
      const range = { from, to: from + MINUTE_MS, useRTH: false };
      const events = market.events(instrument, range.from, range.to);
      const trades = tradesOf(events);
      const [bar] = barsOf(market, instrument, 60, { ...range, whatToShow: 'TRADES' });
      expect([bar?.open, bar?.close, bar?.count]).toEqual([
        trades[0]?.price,
        trades.at(-1)?.price,
        trades[0] && trades.length,
      ]);
      if (bar)
        expect(bar.volume).toBeCloseTo(
          trades.reduce((sum, { size }) => sum + size, 0),
          6,
        );
      const standing = market.snapshot(instrument, from).quote;
      const quotes = [standing, ...events.map(({ quote }) => quote)].flatMap((quote) => quote ?? []);
      for (const [whatToShow, side] of [['BID', 'bid'] as const, ['ASK', 'ask'] as const]) {
        const [shown] = barsOf(market, instrument, 60, { ...range, whatToShow });
        const prices = quotes.map((quote) => quote[side]);
        expect([shown?.open, shown?.close]).toEqual([prices[0], prices.at(-1)]);
        if (shown) expect([shown.high, shown.low]).toEqual([Math.max(...prices), Math.min(...prices)]);
      }
    }),
    { numRuns: 30 },
  );
});

test('seconds make minutes, and minutes every larger bar', () => {
  const sizes = fc.constantFrom([5, 60] as const, [1, 60] as const, [60, 300] as const, [60, 3600] as const);
  const aView = fc.oneof(
    fc.constantFrom('TRADES', 'BID', 'MIDPOINT', 'BID_ASK' as const),
    fc.constantFrom(...VIEWS),
  );
  fc.assert(
    fc.property(anInstrument, aView, fc.boolean(), aMoment, someDeeds, sizes, (...drawn) => {
      const [instrument, whatToShow, useRTH, moment, deeds, [size, larger]] = drawn;
      const market = disturbed(world, instrument, moment, deeds);
      const begin = larger === 60 ? MINUTE_MS : 3_600_000;
      const from = Math.floor(moment / begin) * begin;
      const rest = { from, to: from + (larger === 60 ? 15 : 120) * MINUTE_MS, whatToShow, useRTH };
      const large = barsOf(market, instrument, larger, rest);
      const small = barsOf(market, instrument, size, { ...rest, from: large[0]?.time ?? rest.to });
      expectToAddUp(small, large, whatToShow.endsWith('BID_ASK'));
    }),
    { numRuns: 40 },
  );
});

test('minutes make the day that holds a disturbance, and days the week', () => {
  const aView = fc.constantFrom('TRADES', 'MIDPOINT', 'BID', 'BID_ASK', 'YIELD_LAST' as const);
  fc.assert(
    fc.property(fc.constantFrom(...QUIET), aView, fc.boolean(), aMoment, someDeeds, (...drawn) => {
      const [instrument, whatToShow, useRTH, moment, deeds] = drawn;
      const market = disturbed(world, instrument, moment, deeds);
      const rest = { from: MORNING - 6 * DAY_MS, to: MORNING + DAY_MS, whatToShow, useRTH };
      const weeks = barsOf(market, instrument, 'week', rest);
      const days = barsOf(market, instrument, 'day', { ...rest, from: weeks[0]?.time ?? rest.to });
      const isAverage = whatToShow === 'BID_ASK';
      expectToAddUp(days, weeks, isAverage);
      const last = days.slice(-2);
      const minutes = barsOf(market, instrument, 60, { ...rest, from: last[0]?.time ?? rest.to });
      expectToAddUp(minutes, last, isAverage);
    }),
    { numRuns: 8 },
  );
});

/** Nothing at all, at which what has just been done must show. */
const aWhile = fc.oneof(fc.constant(0), fc.nat(3_600_000));

test('what a snapshot shows is the last that happened, and the day so far is its bar', () => {
  fc.assert(
    fc.property(anInstrument, aMoment, someDeeds, aWhile, (instrument, moment, deeds, later) => {
      const market = disturbed(world, instrument, moment, deeds);
      const at = moment + later;
      const shown = market.snapshot(instrument, at);
      const session = sessionAt(calendars[instrument.calendar], at, false);
      if (session === undefined) {
        expect(shown.quote).toBeUndefined();
        return;
      }
      const events = market.events(instrument, Math.max(session.start, moment - 60_000), at + 1);
      expect(shown.quote).toEqual(events.at(-1)?.quote);
      const trade = tradesOf(events).at(-1);
      if (trade) expect(shown.last).toEqual({ price: trade.price, size: trade.size, time: trade.time });
      const { date } = session;
      const rest = { from: at - DAY_MS, to: at + 1, whatToShow: tradedOf(instrument), useRTH: false };
      const today = (useRTH: boolean) =>
        barsOf(market, instrument, 'day', { ...rest, useRTH }).find((bar) => bar.date === date);
      const bar = today(false);
      expect([shown.high, shown.low]).toEqual([bar?.high, bar?.low]);
      expect(shown.volume).toBe(Math.max(0, bar?.volume ?? 0));
      expect(shown.open).toBe(today(true)?.open);
    }),
    { numRuns: 25 },
  );
});

test('every price can be had, a trade is at the bid or the ask, a book begins at the quote', () => {
  fc.assert(
    fc.property(anInstrument, aMoment, someDeeds, fc.nat(40), (instrument, moment, deeds, later) => {
      const market = disturbed(world, instrument, moment, deeds);
      const from = moment + later * MINUTE_MS;
      const rule = marketRule(instrument.marketRuleIds[0] ?? 0) ?? [];
      const events = market.events(instrument, from, from + MINUTE_MS);
      const times = events.map(({ time }) => time);
      expect(times).toEqual([...new Set(times)].sort((one, other) => one - other));
      const { bids, asks } = market.book(instrument, from, 6);
      const prices = [...bids, ...asks].map(({ price }) => price);
      for (const { quote, trade } of events) {
        if (quote) prices.push(quote.bid, quote.ask);
        if (quote && quote.bid >= quote.ask) expect.fail(`crossed: ${quote.bid} ${quote.ask}`);
        if (trade) prices.push(trade.price);
        if (quote && trade) expect([quote.bid, quote.ask]).toContain(trade.price);
      }
      expect(prices.filter((price) => !(price > 0) || !isOnTick(rule, price))).toEqual([]);
      expect(prices.filter((price) => String(price).length > 10)).toEqual([]);
      const { quote } = market.snapshot(instrument, from);
      expect([bids[0]?.price, bids[0]?.size]).toEqual([quote?.bid, quote?.bidSize]);
      expect([asks[0]?.price, asks[0]?.size]).toEqual([quote?.ask, quote?.askSize]);
      for (const side of [bids.map(({ price }) => -price), asks.map(({ price }) => price)]) {
        expect(side).toEqual([...side].sort((one, other) => one - other));
      }
    }),
    { numRuns: 30 },
  );
});

test('a histogram holds what was traded, and the order of questions changes no answer', () => {
  fc.assert(
    fc.property(anInstrument, aMoment, someDeeds, fc.boolean(), (instrument, moment, deeds, useRTH) => {
      const market = disturbed(world, instrument, moment, deeds);
      const [from, to] = [moment - 5 * MINUTE_MS, moment + 15 * MINUTE_MS];
      const found = market.histogram(instrument, from, to, useRTH);
      const calendar = calendars[instrument.calendar];
      const sizes = new Map<number, number>();
      for (const { time, price, size } of tradesOf(market.events(instrument, from, to))) {
        if (useRTH && !sessionAt(calendar, time, true)) continue;
        sizes.set(price, (sizes.get(price) ?? 0) + size);
      }
      const expected = [...sizes].sort(([one], [other]) => one - other);
      expect(found.map(({ price }) => price)).toEqual(expected.map(([price]) => price));
      for (const [at, { size }] of found.entries()) expect(size).toBeCloseTo(expected[at]?.[1] ?? 0, 6);
      // Asked in pieces, and of another market to which the same was done.
      const again = disturbed(world, instrument, moment, deeds);
      const pieces = [
        ...again.events(instrument, from, moment + 61_234),
        ...again.events(instrument, moment + 61_234, to),
      ];
      expect(pieces).toEqual(market.events(instrument, from, to));
      expect(again.snapshot(instrument, to)).toEqual(market.snapshot(instrument, to));
    }),
    { numRuns: 12 },
  );
});
