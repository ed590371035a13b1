import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDuration, readPeriod } from '../../../../harness/gateway/history/duration.js';

test.each([
  ['1 D', { count: 1, unit: 'D' }],
  ['3600 S', { count: 3600, unit: 'S' }],
  ['3600', { count: 3600, unit: 'S' }],
  ['2 w', { count: 2, unit: 'W' }],
  ['12 M', { count: 12, unit: 'M' }],
  ['68 Y', { count: 68, unit: 'Y' }],
])('"%s" is understood', (text, duration) => {
  expect(readDuration(text)).toEqual(duration);
});

const FORMAT =
  'When specifying a unit, historical data request duration format is integer{SPACE}unit (S|D|W|M|Y).';
const INVALID = 'Historical data requested duration is invalid.';

test.each([
  ['', 'Historical data request duration not specified.'],
  ['1D', FORMAT],
  ['1  D', FORMAT],
  ['1 day', FORMAT],
  ['D', FORMAT],
  ['-1 D', FORMAT],
  ['1.5 D', FORMAT],
  ['1 X', FORMAT],
  ['0 D', INVALID],
  ['29 S', INVALID],
  ['99999999999 S', INVALID],
  ['69 Y', INVALID],
  ['86401 S', 'Historical data request for greater than 86400 seconds rejected.'],
  ['366 D', 'Historical data requests for durations longer than 365 days must be made in years.'],
  ['53 W', 'Historical data request for durations longer than 52 weeks must be made in years.'],
  ['13 M', 'Historical data request for durations longer than 12 months must be made in years.'],
])('"%s" is refused in the words of TWS', (text, cause) => {
  expect(readDuration(text)).toEqual({ cause });
});

test('the period of a histogram may be in words, and is a duration otherwise', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 12 }),
      fc.constantFrom('day', 'week', 'month', 'year'),
      (count, word) => {
        const unit = word.charAt(0).toUpperCase();
        const expected = { count, unit };
        expect(readPeriod(`${count} ${word}`)).toEqual(expected);
        expect(readPeriod(`${count} ${word.toUpperCase()}S`)).toEqual(expected);
        expect(readPeriod(`${count} ${unit}`)).toEqual(expected);
      },
    ),
  );
  expect(readPeriod('3 fortnights')).toEqual({ cause: FORMAT });
});
