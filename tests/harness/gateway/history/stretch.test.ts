import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Duration } from '../../../../harness/gateway/history/duration.js';
import { calendarStart, startOf, wholeBarStart } from '../../../../harness/gateway/history/stretch.js';
import { calendars } from '../../../../trading/instruments/calendar/calendars.js';
import { addDays } from '../../../../trading/instruments/calendar/date.js';
import {
  tradingDateOf,
  tradingDates,
  tradingDay,
} from '../../../../trading/instruments/calendar/sessions.js';

const { NYSE, FOREX, CME, CBOE, LSE, CRYPTO } = calendars;
const moment = (text: string) => Date.parse(text);

/** Where a request begins, in UTC. */
function begins(text: string, to: string, useRTH = true, calendar: typeof NYSE = NYSE): string {
  const [count, unit] = text.split(' ');
  const duration = { count: Number(count), unit } as Duration;
  return new Date(startOf(calendar, duration, moment(to), useRTH)).toISOString();
}

test('days are trading dates, the one that is going on included', () => {
  const tuesday = '2026-03-03T16:30:00Z';
  expect(begins('1 D', tuesday)).toBe('2026-03-03T14:30:00.000Z');
  expect(begins('1 D', tuesday, false)).toBe('2026-03-03T09:00:00.000Z');
  expect(begins('2 D', tuesday)).toBe('2026-03-02T14:30:00.000Z');
  expect(begins('3 D', tuesday)).toBe('2026-02-27T14:30:00.000Z');
});

test('before the bell, at the bell and on a Sunday the last date is the one before', () => {
  expect(begins('1 D', '2026-03-03T12:00:00Z')).toBe('2026-03-02T14:30:00.000Z');
  expect(begins('1 D', '2026-03-03T12:00:00Z', false)).toBe('2026-03-03T09:00:00.000Z');
  expect(begins('1 D', '2026-03-03T14:30:00Z')).toBe('2026-03-02T14:30:00.000Z');
  expect(begins('1 D', '2026-03-03T14:30:01Z')).toBe('2026-03-03T14:30:00.000Z');
  expect(begins('1 D', '2026-03-01T12:00:00Z')).toBe('2026-02-27T14:30:00.000Z');
});

test('seconds are counted back over sessions only', () => {
  expect(begins('3600 S', '2026-03-03T16:30:00Z')).toBe('2026-03-03T15:30:00.000Z');
  // Half an hour of Tuesday, half an hour of Monday.
  expect(begins('3600 S', '2026-03-03T15:00:00Z')).toBe('2026-03-02T20:30:00.000Z');
  expect(begins('1800 S', '2026-03-01T12:00:00Z')).toBe('2026-02-27T20:30:00.000Z');
});

test('as a real gateway has been seen to: a day in seconds reaches back over four regular sessions', () => {
  // Reported for AAPL: hourly bars up to 2026-09-18 00:00 UTC began in the hour of 2026-09-14 15:00 UTC.
  expect(begins('86400 S', '2026-09-18T00:00:00Z')).toBe('2026-09-14T15:30:00.000Z');
});

test('as a real gateway has been seen to: thirty days of forex begin thirty trading dates back', () => {
  expect(begins('30 D', '2023-06-27T15:44:42Z', true, FOREX)).toBe('2023-05-16T21:15:00.000Z');
});

test('weeks, months and years go back on the calendar from the last trading date', () => {
  const tuesday = '2026-03-03T16:30:00Z';
  expect(begins('1 W', tuesday)).toBe('2026-02-25T14:30:00.000Z');
  expect(begins('1 M', tuesday)).toBe('2026-02-04T14:30:00.000Z');
  expect(begins('1 Y', tuesday)).toBe('2025-03-04T14:30:00.000Z');
  // From the 31st, a month before ends on the 28th.
  expect(begins('1 M', '2026-03-31T19:00:00Z')).toBe('2026-03-02T14:30:00.000Z');
});

test('the first weekly and monthly bar is a whole one', () => {
  const from = (text: string, unit: 'week' | 'month' | 'day') =>
    new Date(wholeBarStart(NYSE, { unit, count: 1 }, moment(text), true)).toISOString();
  expect(from('2026-02-25T14:30:00Z', 'week')).toBe('2026-02-23T14:30:00.000Z');
  expect(from('2026-02-25T14:30:00Z', 'month')).toBe('2026-02-02T14:30:00.000Z');
  expect(from('2026-02-25T14:30:00Z', 'day')).toBe('2026-02-25T14:30:00.000Z');
  // Monday was a holiday: the week begins on Tuesday.
  expect(from('2026-02-18T14:30:00Z', 'week')).toBe('2026-02-17T14:30:00.000Z');
});

test('the range that a reply tells is reckoned on the clock', () => {
  const start = (count: number, unit: Duration['unit'], to: string) =>
    new Date(calendarStart({ count, unit }, moment(to), 'US/Eastern')).toISOString();
  expect(start(30, 'D', '2023-06-27T15:44:42Z')).toBe('2023-05-28T15:44:42.000Z');
  expect(start(90, 'S', '2026-03-03T16:30:00Z')).toBe('2026-03-03T16:28:30.000Z');
  expect(start(1, 'M', '2026-03-31T16:30:00Z')).toBe('2026-02-28T17:30:00.000Z');
  expect(start(1, 'Y', '2024-02-29T16:30:00Z')).toBe('2023-02-28T16:30:00.000Z');
});

const anyMoment = fc
  .integer({ min: moment('2015-01-05T00:00:00Z') / 1000, max: moment('2026-12-01T00:00:00Z') / 1000 })
  .map((seconds) => seconds * 1000);
const anyCalendar = fc.constantFrom(NYSE, FOREX, CME, CBOE, LSE, CRYPTO);

function sessionsFrom(calendar: typeof NYSE, from: number, to: number, useRTH: boolean) {
  const first = addDays(tradingDateOf(calendar, from), -1);
  return tradingDates(calendar, first, addDays(tradingDateOf(calendar, to), 1))
    .flatMap((date) => {
      const day = tradingDay(calendar, date);
      return (useRTH ? day?.regular : day?.extended) ?? [];
    })
    .filter(({ start, end }) => end > from && start < to);
}

test('so many seconds asked for, so many seconds of trading', () => {
  fc.assert(
    fc.property(
      anyCalendar,
      anyMoment,
      fc.integer({ min: 30, max: 86_400 }),
      fc.boolean(),
      (calendar, to, count, useRTH) => {
        const from = startOf(calendar, { count, unit: 'S' }, to, useRTH);
        const traded = sessionsFrom(calendar, from, to, useRTH).reduce(
          (sum, { start, end }) => sum + Math.min(end, to) - Math.max(start, from),
          0,
        );
        expect(traded).toBe(count * 1000);
      },
    ),
    { numRuns: 300 },
  );
});

test('so many days asked for, so many trading dates', () => {
  fc.assert(
    fc.property(
      anyCalendar,
      anyMoment,
      fc.integer({ min: 1, max: 40 }),
      fc.boolean(),
      (calendar, to, count, useRTH) => {
        const from = startOf(calendar, { count, unit: 'D' }, to, useRTH);
        const dates = new Set(sessionsFrom(calendar, from, to, useRTH).map(({ date }) => date));
        expect(dates.size).toBe(count);
      },
    ),
    { numRuns: 300 },
  );
});
