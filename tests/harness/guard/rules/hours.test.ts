import { describe, expect, test } from 'vitest';
import type { Hours, Policy } from '../../../../harness/guard/policy/policy.js';
import { type Session, sessionAt } from '../../../../harness/guard/rules/hours-text.js';
import { AAPL, type Given, legOf, spread } from '../asked/orders.js';
import { DAX, free, verdictOn } from './scene.js';

const during = (hours: Hours): Policy => ({ ...free, hours });
const at = (time: string) => ({ now: Date.parse(time) });

describe('by the hours of the contract', () => {
  test.each<readonly [Hours, string, string]>([
    ['regular', '2026-03-03T14:30:00Z', 'allowed'],
    ['regular', '2026-03-03T20:59:59Z', 'allowed'],
    [
      'regular',
      '2026-03-03T21:00:00Z',
      'hours: it is 21:00 on Tuesday UTC, outside the regular hours of AAPL',
    ],
    [
      'regular',
      '2026-03-03T14:29:59Z',
      'hours: it is 14:29 on Tuesday UTC, outside the regular hours of AAPL',
    ],
    ['trading', '2026-03-03T14:29:59Z', 'allowed'],
    [
      'trading',
      '2026-03-03T08:59:59Z',
      'hours: it is 08:59 on Tuesday UTC, outside the trading hours of AAPL',
    ],
    [
      'trading',
      '2026-03-04T15:00:00Z',
      'hours: it is 15:00 on Wednesday UTC, outside the trading hours of AAPL',
    ],
    [
      'trading',
      '2026-03-09T15:00:00Z',
      'hours: it is 15:00 on Monday UTC, outside the trading hours of AAPL',
    ],
    ['any', '2026-03-09T03:00:00Z', 'allowed'],
  ])('%s at %s: %s', (hours, time, found) => {
    expect(verdictOn(during(hours), {}, at(time))).toBe(found);
  });

  test('every leg must trade', () => {
    const legs: Given = { ...spread, comboLegs: [legOf(AAPL, 1, 'BUY'), legOf(DAX, 1, 'SELL')] };
    expect(verdictOn(during('regular'), legs, at('2026-03-03T14:45:00Z'))).toBe('allowed');
    expect(verdictOn(during('regular'), legs, at('2026-03-03T15:15:00Z'))).toMatch(/^hours: .* of SAP$/);
  });

  test('what may trade outside regular hours is no order for regular hours', () => {
    const later: Given = { orderType: 'LMT', lmtPrice: 1, outsideRth: true };
    expect(verdictOn(during('regular'), later)).toBe(
      'hours: it may trade outside regular hours, in which alone it may trade',
    );
    expect(verdictOn(during('regular'), { includeOvernight: true })).toMatch(/^hours/);
    expect(verdictOn(during('trading'), later)).toBe('allowed');
  });

  test('without the time nothing is allowed', () => {
    expect(verdictOn(during('regular'), {}, { without: ['time'] })).toBe(
      'unknown: the time is not known: no time',
    );
  });
});

describe('by a window', () => {
  const [from, to, zone] = ['09:35', '15:55', 'America/New_York'];
  const day: Hours = { from, to, zone, days: [1, 2, 3, 4, 5] };
  const night: Hours = { from: '22:00', to: '02:00', zone: 'UTC', days: [1] };

  test.each<readonly [Hours, string, string]>([
    [day, '2026-03-03T14:35:00Z', 'allowed'],
    [day, '2026-03-03T20:54:59Z', 'allowed'],
    [
      day,
      '2026-03-03T20:55:00Z',
      'hours: it is 15:55 on Tuesday where 09:35 to 15:55 America/New_York, Mon Tue Wed Thu Fri is allowed',
    ],
    [day, '2026-03-03T14:34:59Z', 'hours: it is 09:34 on Tuesday'],
    [day, '2026-03-07T15:00:00Z', 'hours: it is 10:00 on Saturday'],
    // Summer time has begun.
    [day, '2026-03-09T13:35:00Z', 'allowed'],
    [night, '2026-03-02T22:00:00Z', 'allowed'],
    [night, '2026-03-03T01:59:59Z', 'allowed'],
    [night, '2026-03-03T02:00:00Z', 'hours: it is 02:00 on Tuesday'],
    [night, '2026-03-03T22:00:00Z', 'hours: it is 22:00 on Tuesday'],
    [night, '2026-03-02T01:00:00Z', 'hours: it is 01:00 on Monday'],
  ])('%j at %s: %s', (hours, time, found) => {
    expect(verdictOn(during(hours), {}, at(time)).startsWith(found)).toBe(true);
  });
});

test.each<readonly [string, Given]>([
  ['allowed', { tif: 'IOC' }],
  ['hours: it may trade outside regular hours, where 09:35 to 15:55', { outsideRth: true }],
  ['hours: it may trade outside regular hours, where', { includeOvernight: true }],
  ['hours: it may trade outside regular hours, where', { tif: 'OVT' }],
  ['hours: it begins to work at a time of its own, where', { goodAfterTime: '20260303 16:30:00 US/Eastern' }],
  ['hours: it is in force for GTC, and not for the day, where', { tif: 'GTC' }],
  ['hours: it is in force for OPG, and not for the day, where', { tif: 'OPG' }],
])('%s: what was placed in a window begins to work in it: %j', (found, given) => {
  const days = [1, 2, 3, 4, 5];
  const window = during({ from: '09:35', to: '15:55', zone: 'America/New_York', days });
  expect(verdictOn(window, given).startsWith(found)).toBe(true);
  expect(verdictOn(during('regular'), { tif: 'GTC' })).toBe('allowed');
});

describe('hours as the upstream writes them', () => {
  const noon = Date.parse('2026-03-03T17:00:00Z');
  const on = (day: string, from: string, to: string): Session => ({
    from: Date.parse(`2026-03-${day}T${from}Z`),
    to: Date.parse(`2026-03-${day}T${to}Z`),
  });
  test.each<readonly [Session | 'none' | undefined, string, string]>([
    [on('03', '14:30', '21:00'), '20260303:0930-20260303:1600', 'US/Eastern'],
    [on('03', '14:30', '21:00'), '20260303:0930-1600', 'US/Eastern'],
    ['none', '20260303:0930-1100,1300-1600', 'US/Eastern'],
    [on('03', '16:30', '21:00'), '20260303:0930-1100,1130-1600', 'US/Eastern'],
    [on('03', '00:00', '23:00'), '20260302:1800-20260303:1700', 'US/Central'],
    [{ from: Date.UTC(2026, 2, 3), to: Date.UTC(2026, 2, 4) }, '20260303:0000-20260304:0000;', 'GB-Eire'],
    ['none', '20260303:CLOSED;20260304:0930-20260304:1600', 'US/Eastern'],
    [on('03', '16:59', '17:01'), '20260303:1159-20260303:1201', 'EST'],
    [on('03', '16:59', '17:01'), '20260303:1159-20260303:1201', 'EST (Eastern Standard Time)'],
    [undefined, '', 'US/Eastern'],
    [undefined, '20260303:0930-20260303:1600', ''],
    [undefined, '20260303:0930-20260303:1600', 'Atlantis'],
    [undefined, '20260303:0930', 'US/Eastern'],
    [undefined, '20261399:0930-20261399:1600', 'US/Eastern'],
    [undefined, 'always', 'US/Eastern'],
  ])('%j: %j in %s', (found, hours, zone) => {
    expect(sessionAt(hours, zone, noon)).toEqual(found);
  });

  test('an abbreviation of a zone keeps its summer time', () => {
    const july = Date.parse('2026-07-01T16:00:00Z');
    for (const zone of ['EST', 'EST (Eastern Standard Time)']) {
      expect(sessionAt('20260701:1159-20260701:1201', zone, july)).toMatchObject({ from: july - 60_000 });
    }
  });
});
