import { expect, test } from 'vitest';
import { readBarSize } from '../../../../harness/gateway/history/bar-size.js';
import { readDuration } from '../../../../harness/gateway/history/duration.js';
import { stepRefusal } from '../../../../harness/gateway/history/steps.js';

function refusal(durationText: string, barText: string): string | undefined {
  const duration = readDuration(durationText);
  const barSize = readBarSize(barText);
  if ('cause' in duration) throw new Error(duration.cause);
  if ('cause' in barSize) throw new Error(barSize.cause);
  return stepRefusal(duration, barSize);
}

/** The sizes that IB's table names for a duration, the smallest and the largest. */
test.each([
  ['60 S', '1 secs', '1 min'],
  ['120 S', '1 secs', '2 mins'],
  ['1800 S', '1 secs', '30 mins'],
  ['3600 S', '5 secs', '1 hour'],
  ['14400 S', '10 secs', '3 hours'],
  ['28800 S', '30 secs', '8 hours'],
  ['1 D', '1 min', '1 day'],
  ['2 D', '2 mins', '1 day'],
  ['1 W', '3 mins', '1 week'],
  ['1 M', '30 mins', '1 month'],
  ['1 Y', '1 day', '1 month'],
])('what IB documents for %s fits', (duration, smallest, largest) => {
  expect(refusal(duration, smallest)).toBeUndefined();
  expect(refusal(duration, largest)).toBeUndefined();
});

test('bars of a minute and more fit what people really ask for', () => {
  expect(refusal('5 D', '1 min')).toBeUndefined();
  expect(refusal('60 D', '1 hour')).toBeUndefined();
  expect(refusal('4 M', '1 min')).toBeUndefined();
  expect(refusal('1 Y', '5 mins')).toBeUndefined();
  expect(refusal('10 Y', '1 hour')).toBeUndefined();
  expect(refusal('68 Y', '1 day')).toBeUndefined();
});

test.each([
  ['2001 S', '1 secs', 'invalid step: 1'],
  ['1 D', '1 secs', 'invalid step: 1'],
  ['2 D', '5 secs', 'invalid step: 5'],
  ['8 D', '10 secs', 'invalid step: 10'],
  ['2 M', '30 secs', 'invalid step: 30'],
  ['60 S', '2 mins', 'invalid step: 120'],
  ['3600 S', '2 hours', 'invalid step: 7200'],
  ['86400 S', '1 week', 'invalid step: 1w'],
  ['2 D', '1 week', 'invalid step: 1w'],
  ['1 W', '1 month', 'invalid step: 1m'],
  ['1 Y', '1 min', 'Time length exceed max.'],
])('%s of %s does not', (duration, barSize, expected) => {
  expect(refusal(duration, barSize)).toBe(expected);
});
