import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRequestTime } from '../../../../harness/gateway/history/request-time.js';
import { momentText } from '../../../../harness/gateway/time/moment-text.js';

const NOW = Date.parse('2026-03-03T16:30:00Z');
const read = (text: string) => readRequestTime(text, 'US/Eastern', NOW);
const at = (iso: string, zoned: boolean) => ({ kind: 'moment', moment: Date.parse(iso), zoned });

test.each([
  ['', { kind: 'none' }],
  ['  ', { kind: 'none' }],
  ['20260302-14:30:00', at('2026-03-02T14:30:00Z', true)],
  ['20260302 14:30:00 UTC', at('2026-03-02T14:30:00Z', true)],
  ['20260302 09:30:00 US/Eastern', at('2026-03-02T14:30:00Z', true)],
  ['20260302 09:30:00 America/New_York', at('2026-03-02T14:30:00Z', true)],
  ['20260702 09:30:00 EST', at('2026-07-02T13:30:00Z', true)],
  ['20260302 15:30:00 MET', at('2026-03-02T14:30:00Z', true)],
  ['20260302 23:30:00 JST', at('2026-03-02T14:30:00Z', true)],
  ['20260302 09:30:00', at('2026-03-02T14:30:00Z', false)],
  ['20260302  09:30:00', at('2026-03-02T14:30:00Z', false)],
  ['09:30:00', at('2026-03-03T14:30:00Z', false)],
  ['15:30:00 Europe/Berlin', at('2026-03-03T14:30:00Z', true)],
])('"%s" is read', (text, expected) => {
  expect(read(text)).toEqual(expected);
});

test.each([
  'yesterday',
  '20260302',
  '2026-03-02 09:30:00',
  '20260302 09:30',
  '20260302 24:00:00',
  '20260302 09:60:00',
  '20260230 09:30:00',
  '20261302-09:30:00',
  '19770101 09:30:00 UTC',
  '20260302 09:30:00 Middle/Earth',
  '20260302-09:30:00 UTC',
  '20260302 09:30:00 20260303',
])('"%s" is not', (text) => {
  expect(read(text)).toEqual({ kind: 'unreadable' });
});

test('what is written in any zone is read back to the second', () => {
  const zones = fc.constantFrom('US/Eastern', 'US/Central', 'GB-Eire', 'MET', 'Asia/Tokyo', 'UTC');
  const seconds = fc.integer({ min: 300_000_000, max: 2_000_000_000 });
  fc.assert(
    fc.property(seconds, zones, (second, zone) => {
      const text = momentText(second * 1000, zone);
      const found = read(`${text} ${zone}`);
      // Of the hour that comes twice in autumn, a text means the first.
      expect(found.kind === 'moment' && momentText(found.moment, zone)).toBe(text);
      expect(read(momentText(second * 1000, 'UTC', '-'))).toEqual({
        kind: 'moment',
        moment: second * 1000,
        zoned: true,
      });
    }),
  );
});
