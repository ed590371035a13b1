import { expect, test } from 'vitest';
import { readDuration } from '../../../platform/text/duration.js';
import { counted, durationText } from '../../../platform/text/figures.js';

test.each([
  [0, '0 runs'],
  [1, '1 run'],
  [1204, '1,204 runs'],
])('of %d it says %s', (count, text) => {
  expect(counted(count, 'run')).toBe(text);
});

test.each([
  [undefined, '–'],
  [0, '0 ms'],
  [7.53, '7.5 ms'],
  [420.4, '420 ms'],
  [1250, '1.25 s'],
  [12_340, '12.3 s'],
  [60_000, '60 s'],
])('%d milliseconds are %s', (ms, text) => {
  expect(durationText(ms)).toBe(text);
});

test.each([
  ['500ms', 500],
  ['30s', 30_000],
  ['1.5h', 5_400_000],
  ['2d', 172_800_000],
])('%s is written for %d milliseconds', (text, ms) => {
  expect(readDuration(text)).toBe(ms);
});

test.each([[''], ['30'], ['30 s'], ['-1s'], ['1e3s'], ['2w']])('%j is no time', (text) => {
  expect(readDuration(text)).toBeUndefined();
});
