import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createWorld } from '../../../harness/world/world.js';
import { calendars } from '../../../trading/instruments/calendar/calendars.js';
import { DAY_MS, MINUTE_MS } from '../../../trading/instruments/calendar/date.js';
import { previousSession, sessionAt } from '../../../trading/instruments/calendar/sessions.js';
import type { Instrument } from '../../../trading/instruments/instrument.js';
import { aDay, anInstrument, barsOf, find, option } from './samples.js';

const market = createWorld({ seed: 'snapshot' });
const viewOf = ({ secType }: Instrument) =>
  ['CASH', 'CFD', 'CMDTY'].includes(secType) ? ('MIDPOINT' as const) : ('TRADES' as const);

test('what a snapshot shows is the last that happened, and the day so far is its bar', () => {
  fc.assert(
    fc.property(anInstrument, aDay, fc.integer({ min: 0, max: DAY_MS }), (instrument, day, within) => {
      // Where something is about to happen, the very moment at which it does.
      const [next] = market.events(instrument, day + within, day + within + 20_000);
      const at = next?.time ?? day + within;
      const { calendar } = instrument;
      const session = sessionAt(calendars[calendar], at, false);
      const shown = market.snapshot(instrument, at);
      if (session === undefined) {
        expect(shown.quote).toBeUndefined();
        return;
      }
      const minute = Math.floor(at / MINUTE_MS) * MINUTE_MS;
      const events = market.events(instrument, minute, at + 1);
      expect(shown.quote).toEqual(events.at(-1)?.quote);
      const trade = events.findLast((event) => event.trade && !event.trade.unreported);
      if (trade) {
        expect(shown.last).toEqual({
          price: trade.trade?.price,
          size: trade.trade?.size,
          time: trade.time,
        });
      }
      const rest = { from: at - 2 * DAY_MS, to: at + 1, whatToShow: viewOf(instrument), useRTH: false };
      const bar = barsOf(market, instrument, 'day', rest).at(-1);
      const today = bar !== undefined && bar.date === session.date ? bar : undefined;
      expect([shown.high, shown.low]).toEqual([today?.high, today?.low]);
      expect(shown.volume).toBe(Math.max(0, today?.volume ?? 0));
      const regular = barsOf(market, instrument, 'day', { ...rest, useRTH: true }).at(-1);
      expect(shown.open).toBe(regular?.date === session.date ? regular.open : undefined);
    }),
    { numRuns: 150 },
  );
});

test('the previous close is that of the regular session before', () => {
  fc.assert(
    fc.property(anInstrument, aDay, fc.integer({ min: 0, max: DAY_MS }), (instrument, day, within) => {
      const at = day + within;
      const today = sessionAt(calendars[instrument.calendar], at, false);
      if (today === undefined) return;
      const whatToShow = viewOf(instrument);
      const rest = { from: at - 6 * DAY_MS, to: at, whatToShow, useRTH: true };
      const before = barsOf(market, instrument, 'day', rest).filter(({ date }) => date < today.date);
      if (before.length < 2 || instrument.secType === 'OPT') return;
      expect(market.snapshot(instrument, at).previousClose).toBe(before.at(-1)?.close);
    }),
    { numRuns: 60 },
  );
});

test('a bar of quotes opens with the quote that stands at its beginning', () => {
  const from = Date.parse('2026-11-19T15:00:00Z');
  const events = market.events(find('SPY'), from, from + 90 * MINUTE_MS);
  const onTheSecond = events.filter(({ time }) => time % 1000 === 0 && time % MINUTE_MS !== 0);
  expect(onTheSecond.length).toBeGreaterThan(3);
  for (const { time } of onTheSecond) {
    const rest = { from: time, to: time + 1000, whatToShow: 'BID' as const, useRTH: true };
    expect(barsOf(market, find('SPY'), 1, rest)[0]?.open).toBe(market.snapshot(find('SPY'), time).quote?.bid);
  }
});

test('at rest there is no quote, and the day that has ended is shown', () => {
  const saturday = Date.parse('2026-11-21T15:00:00Z');
  const friday = previousSession(calendars.NYSE, saturday, false);
  const shown = market.snapshot(find('AAPL'), saturday);
  const last = market.snapshot(find('AAPL'), friday.end - 1);
  expect(shown).toMatchObject({ quote: undefined, last: last.last, high: last.high, volume: last.volume });
  const [bar] = barsOf(market, find('AAPL'), 'day', {
    ...{ from: friday.start, to: friday.end, whatToShow: 'TRADES', useRTH: true },
  });
  expect(shown.previousClose).toBe(bar?.close);
  // By Monday's first trade, the day is a new one.
  const monday = market.snapshot(find('AAPL'), Date.parse('2026-11-23T09:30:00Z'));
  expect(monday.volume).toBeLessThan(last.volume);
  expect(monday.previousClose).toBe(shown.previousClose);
});

test('a future that has not opened, and an option that is over, show nothing new', () => {
  const call = option('SPY', '20261120', 600, 'C');
  const over = market.snapshot(call, Date.parse('2026-12-01T16:00:00Z'));
  expect(over.quote).toBeUndefined();
  const early = market.snapshot(find('HOOD'), Date.parse('2021-07-01T16:00:00Z'));
  expect(early).toMatchObject({ quote: undefined, last: undefined, volume: 0, previousClose: undefined });
});

test('a histogram holds all that its bars traded', () => {
  const range = [Date.parse('2026-11-19T14:00:00Z'), Date.parse('2026-11-19T14:40:12.345Z')] as const;
  for (const useRTH of [true, false]) {
    const found = market.histogram(find('AAPL'), ...range, useRTH);
    const events = market.events(find('AAPL'), ...range).filter(({ time, trade }) => {
      return trade && !trade.unreported && (!useRTH || time >= Date.parse('2026-11-19T14:30:00Z'));
    });
    const sizes = new Map<number, number>();
    for (const { trade } of events) {
      if (trade) sizes.set(trade.price, (sizes.get(trade.price) ?? 0) + trade.size);
    }
    const expected = [...sizes].sort(([one], [other]) => one - other);
    expect(found).toEqual(expected.map(([price, size]) => ({ price, size })));
    expect(found.length).toBeGreaterThan(20);
  }
});
