import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOfDate } from '../../../../trading/instruments/calendar/date.js';
import { momentAt, wallTime, zoneOffset } from '../../../../trading/instruments/calendar/zone.js';

const HOUR = 3_600_000;

describe('the offset of a zone', () => {
  test.each([
    ['US/Eastern', '2026-03-08T06:59:59.999Z', -5],
    ['US/Eastern', '2026-03-08T07:00:00Z', -4],
    ['US/Eastern', '2026-11-01T05:59:59.999Z', -4],
    ['US/Eastern', '2026-11-01T06:00:00Z', -5],
    ['MET', '2026-07-01T00:00:00Z', 2],
    ['GB-Eire', '2026-12-01T00:00:00Z', 0],
    ['Asia/Kolkata', '2026-12-01T00:00:00Z', 5.5],
    ['UTC', '1969-12-31T23:59:59.500Z', 0],
  ])('in %s at %s is %d hours', (zone, iso, hours) => {
    expect(zoneOffset(zone, Date.parse(iso)) / HOUR).toBe(hours);
  });

  test('of no zone at all is refused', () => {
    expect(() => zoneOffset('US/Nowhere', 0)).toThrow(RangeError);
  });
});

describe('the moment of a time on the wall', () => {
  test.each([
    ['an hour that comes twice means the first', '20261101', 90, '2026-11-01T05:30:00.000Z'],
    ['an hour that is skipped counts on from before', '20260308', 150, '2026-03-08T07:30:00.000Z'],
    ['half an hour before midnight', '20260308', -30, '2026-03-08T04:30:00.000Z'],
    ['the evening of the day that clocks go forward', '20260308', 18 * 60, '2026-03-08T22:00:00.000Z'],
    ['the evening of the day that clocks go back', '20261101', 18 * 60, '2026-11-01T23:00:00.000Z'],
  ])('%s', (_name, date, minutes, iso) => {
    expect(new Date(momentAt('US/Eastern', dayOfDate(date), minutes)).toISOString()).toBe(iso);
  });

  test('is the other way round of reading the clock', () => {
    const zones = fc.constantFrom('US/Eastern', 'US/Central', 'MET', 'GB-Eire', 'Australia/Sydney', 'UTC');
    const minute = fc.integer({ min: 18_000_000, max: 36_000_000 });
    fc.assert(
      fc.property(zones, minute, (zone, minutes) => {
        const moment = minutes * 60_000;
        const { day, time } = wallTime(zone, moment);
        const back = momentAt(zone, day, time / 60_000);
        // An hour later only where the clock shows the same twice.
        expect([moment, moment - HOUR]).toContain(back);
        expect(wallTime(zone, back)).toEqual({ day, time });
      }),
    );
  });
});
