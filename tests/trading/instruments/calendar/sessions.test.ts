import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CalendarId, calendars } from '../../../../trading/instruments/calendar/calendars.js';
import { addDays } from '../../../../trading/instruments/calendar/date.js';
import {
  isOpen,
  nextSession,
  previousSession,
  sessionAt,
  shiftTradingDate,
  tradingDateOf,
  tradingDates,
  tradingDay,
} from '../../../../trading/instruments/calendar/sessions.js';

const { NYSE, US_OPTIONS, CBOE, CME, NYMEX, FOREX, CRYPTO } = calendars;
const at = (iso: string) => Date.parse(iso);

describe('what is open', () => {
  test.each([
    ['a Tuesday before the bell', '2026-11-24T14:29:59.999Z', true, false],
    ['the bell itself', '2026-11-24T14:30:00Z', true, true],
    ['the last moment', '2026-11-24T20:59:59.999Z', true, true],
    ['the close', '2026-11-24T21:00:00Z', true, false],
    ['after hours', '2026-11-25T00:59:00Z', true, false],
    ['Thanksgiving', '2026-11-26T16:00:00Z', false, false],
    ['the half day after it, at noon', '2026-11-27T17:00:00Z', true, true],
    ['the half day after it, in the afternoon', '2026-11-27T18:00:00Z', true, false],
    ['the half day after it, past its shortened evening', '2026-11-27T22:00:00Z', false, false],
    ['a Saturday', '2026-11-28T16:00:00Z', false, false],
    ['the Friday before the clocks go forward', '2026-03-06T14:29:00Z', true, false],
    ['the Monday after they did', '2026-03-09T13:30:00Z', true, true],
    ['the Monday after they went back', '2026-11-02T14:30:00Z', true, true],
    ['the minute before', '2026-11-02T14:29:00Z', true, false],
  ])('in New York: %s', (_name, iso, extended, regular) => {
    expect(isOpen(NYSE, at(iso), false)).toBe(extended);
    expect(isOpen(NYSE, at(iso), true)).toBe(regular);
  });

  test.each<[string, CalendarId, string, boolean]>([
    ['Sunday evening in Chicago', 'CME', '2026-11-22T23:00:00Z', true],
    ['the minute before', 'CME', '2026-11-22T22:59:00Z', false],
    ['the daily break', 'CME', '2026-11-24T22:30:00Z', false],
    ['after Friday’s close', 'CME', '2026-11-20T22:00:00Z', false],
    ['New York’s futures in the same break', 'NYMEX', '2026-11-24T22:30:00Z', false],
    ['forex on Sunday at 17:14', 'FOREX', '2026-11-22T22:14:00Z', false],
    ['forex on Sunday at 17:15', 'FOREX', '2026-11-22T22:15:00Z', true],
    ['the quarter of an hour that forex rests', 'FOREX', '2026-11-24T22:05:00Z', false],
    ['index options by night', 'CBOE', '2026-11-24T03:00:00Z', true],
    ['stock options before the bell', 'US_OPTIONS', '2026-11-24T14:00:00Z', false],
    ['Frankfurt in summer', 'XETRA', '2026-07-01T07:00:00Z', true],
    ['London in winter', 'LSE', '2026-12-01T08:00:00Z', true],
    ['crypto at Christmas', 'CRYPTO', '2026-12-25T03:00:00Z', true],
  ])('elsewhere: %s', (_name, id, iso, open) => {
    expect(isOpen(calendars[id], at(iso), false)).toBe(open);
  });
});

describe('trading dates', () => {
  test('an evening in Chicago counts to the next date', () => {
    expect(tradingDateOf(CME, at('2026-11-22T23:00:00Z'))).toBe('20261123');
    expect(tradingDateOf(CME, at('2026-11-23T21:59:59Z'))).toBe('20261123');
    expect(tradingDateOf(NYMEX, at('2026-11-23T23:00:00Z'))).toBe('20261124');
  });

  test('while nothing trades, the date to come counts', () => {
    expect(tradingDateOf(NYSE, at('2026-11-26T16:00:00Z'))).toBe('20261127');
    expect(tradingDateOf(FOREX, at('2026-11-21T12:00:00Z'))).toBe('20261123');
  });

  test('can be counted on and back', () => {
    expect(shiftTradingDate(NYSE, '20261125', 1)).toBe('20261127');
    expect(shiftTradingDate(NYSE, '20261130', -2)).toBe('20261125');
    expect(shiftTradingDate(NYSE, '20261128', 0)).toBe('20261128');
    expect(shiftTradingDate(CRYPTO, '20261231', 1)).toBe('20270101');
  });

  test('a holiday has no sessions', () => {
    expect(tradingDay(NYSE, '20261126')).toBeUndefined();
  });

  test.each(['20230229', '2026-11-23', '20261301', '', '202611231'])('%j is no date', (date) => {
    expect(() => tradingDay(NYSE, date)).toThrow(/YYYYMMDD/);
  });

  test('a calendar that never opens is said so rather than searched for ever', () => {
    const never = { timeZone: 'UTC', hoursOf: () => undefined };
    expect(() => nextSession(never, 0, true)).toThrow(/within 30 days of 19700101/);
    expect(() => previousSession(never, 0, true)).toThrow(/within 30 days/);
    expect(() => shiftTradingDate(never, '19700101', 1)).toThrow(/within 30 days/);
  });
});

test('at the closing bell the session is the one before, and at the opening bell no longer the next', () => {
  expect(previousSession(NYSE, at('2026-11-24T21:00:00Z'), true).date).toBe('20261124');
  expect(previousSession(NYSE, at('2026-11-24T20:59:59Z'), true).date).toBe('20261123');
  expect(nextSession(NYSE, at('2026-11-24T14:29:59Z'), true).date).toBe('20261124');
  expect(nextSession(NYSE, at('2026-11-24T14:30:00Z'), true).date).toBe('20261125');
});

test('the day of index options has a session by night and one by day', () => {
  const day = tradingDay(CBOE, '20261124');
  expect(day?.extended.map(({ start }) => new Date(start).toISOString())).toEqual([
    '2026-11-24T01:15:00.000Z',
    '2026-11-24T14:30:00.000Z',
  ]);
  expect(day?.regular).toHaveLength(1);
  expect(tradingDay(US_OPTIONS, '20261124')?.extended).toEqual(tradingDay(NYSE, '20261124')?.regular);
});

describe('in every calendar', () => {
  const ids = Object.keys(calendars).filter((id): id is CalendarId => id in calendars);
  const calendar = fc.constantFrom(...ids).map((id) => calendars[id]);
  const moment = fc.integer({ min: at('2005-01-01T00:00:00Z'), max: at('2040-01-01T00:00:00Z') });

  test('a moment lies in its session, or between the one before and the one to come', () => {
    fc.assert(
      fc.property(calendar, moment, fc.boolean(), (of, now, useRTH) => {
        const before = previousSession(of, now, useRTH);
        const after = nextSession(of, now, useRTH);
        const current = sessionAt(of, now, useRTH);
        expect(before.end).toBeLessThanOrEqual(current?.start ?? now);
        expect(after.start).toBeGreaterThanOrEqual(current?.end ?? now);
        expect(isOpen(of, now, useRTH)).toBe(current !== undefined);
        if (current) {
          expect(current.start).toBeLessThanOrEqual(now);
          expect(current.end).toBeGreaterThan(now);
        }
      }),
    );
  });

  test('regular hours lie within the extended ones of the same date', () => {
    fc.assert(
      fc.property(calendar, moment, (of, now) => {
        const session = sessionAt(of, now, true);
        fc.pre(session !== undefined);
        const outer = sessionAt(of, now, false);
        expect(outer?.date).toBe(session.date);
        expect(outer?.start).toBeLessThanOrEqual(session.start);
        expect(outer?.end).toBeGreaterThanOrEqual(session.end);
        expect(tradingDateOf(of, now)).toBe(session.date);
      }),
    );
  });

  test('counting on from a trading date finds the same dates as listing them', () => {
    fc.assert(
      fc.property(calendar, moment, fc.integer({ min: 0, max: 40 }), (of, now, count) => {
        const from = tradingDateOf(of, now);
        const to = shiftTradingDate(of, from, count);
        expect(tradingDates(of, from, to)).toHaveLength(count + 1);
        expect(shiftTradingDate(of, to, -count)).toBe(from);
        expect(addDays(addDays(from, count), -count)).toBe(from);
      }),
    );
  });
});
