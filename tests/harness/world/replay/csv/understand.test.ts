import { describe, expect, test } from 'vitest';
import { parseReplayCsv } from '../../../../../harness/world/replay/csv/parse.js';
import { complaintsAbout, csv, TODAY } from './csv.js';

/** Two bars of a minute, the first of which begins as written. */
function timed(time: string, next: string): string {
  return csv(`${time},10,11,9,10.5,100`, `${next},10.5,11,10,10,0`);
}

describe('whose bars they are', () => {
  test.each([
    ['AAPL.csv', 'STK', 'AAPL'],
    ['aapl.csv', 'STK', 'AAPL'],
    ['265598.csv', 'STK', 'AAPL'],
    ['AAPL.STK.CSV', 'STK', 'AAPL'],
    ['BP..csv', 'STK', 'BP.'],
    ['IBM.csv', 'STK', 'IBM'],
    ['EUR.USD.CASH.csv', 'CASH', 'EUR.USD'],
    ['ES.FUT.csv', 'FUT', 'ESZ6'],
    ['ESH6.FUT.csv', 'FUT', 'ESH6'],
    ['SPX.IND.csv', 'IND', 'SPX'],
    ['BTC.CRYPTO.csv', 'CRYPTO', 'BTC.USD'],
    ['US064159KJ44.BOND.csv', 'BOND', 'IBCID064159KJ4'],
    ['SPY   281215C00750000.OPT.csv', 'OPT', 'SPY   281215C00750000'],
  ])('%s holds those of %s %s', (file, secType, localSymbol) => {
    const { instrument } = parseReplayCsv(csv('20260302,10,11,9,10.5,100'), file, TODAY);
    expect(instrument).toMatchObject({ secType, localSymbol });
  });

  test.each([
    ['NOSUCH.csv', /^1:1: expected the name of a contract that exists .* found none for STK "NOSUCH"$/],
    ['12.csv', /^1:1: expected the name of a conId that exists, found "12"$/],
    ['SPY.OPT.csv', /^1:1: expected the name of one contract, found several for OPT "SPY"/],
    ['.csv', /^1:1: expected the name of/],
  ])('%s holds nobody’s', (file, complaint) => {
    expect(complaintsAbout(csv('20260302,10,11,9,10.5,100'), file)).toEqual([
      expect.stringMatching(complaint),
    ]);
  });
});

describe('when they begin', () => {
  const noon = '2026-03-02T17:00:00.000Z';

  test.each([
    ['2026-03-02T17:00:00Z', '2026-03-02T17:01:00Z'],
    ['2026-03-02T17:00Z', '2026-03-02T17:01Z'],
    ['2026-03-02 12:00:00-05:00', '2026-03-02 12:01:00-05:00'],
    ['2026-03-02T18:00:00.000+0100', '2026-03-02T18:01:00.000+0100'],
    ['2026-03-02T12:00:00', '2026-03-02T12:01:00'],
    ['20260302 12:00:00', '20260302  12:01:00'],
    ['20260302 12:00:00 US/Eastern', '20260302 11:01:00 US/Central'],
    ['20260302-17:00:00', '20260302-17:01:00'],
    ['1772470800', '1772470860'],
    ['"20260302 12:00:00"', '"20260302 12:01:00"'],
  ])('%s is noon in New York', (time, next) => {
    const { bars, barSize } = parseReplayCsv(timed(time, next), 'AAPL.csv', TODAY);
    expect(bars.map(({ time }) => new Date(time).toISOString())).toEqual([noon, '2026-03-02T17:01:00.000Z']);
    expect(barSize).toEqual({ unit: 'second', count: 60 });
  });

  test('a time without a zone is in that of the instrument', () => {
    const [first] = parseReplayCsv(timed('20260302 12:00:00', '20260302 12:01:00'), 'ES.FUT.csv', TODAY).bars;
    expect(new Date(first?.time ?? 0).toISOString()).toBe('2026-03-02T18:00:00.000Z');
  });

  test('a date begins with its first session', () => {
    const { bars } = parseReplayCsv(csv('20260302,1,1,1,1,0', '2026-03-03,1,1,1,1,0'), 'ES.FUT.csv', TODAY);
    expect(bars.map(({ time }) => new Date(time).toISOString())).toEqual([
      '2026-03-01T23:00:00.000Z',
      '2026-03-02T23:00:00.000Z',
    ]);
  });

  test.each([
    '2026-02-30',
    '20260302 24:00:00',
    '20260302 12:60:00',
    '20260302 12:00:00 Mars/Olympus',
    '20260302-12:00:00 US/Eastern',
    '2026-03-02T12:00:00+25:00',
    '2026-0302',
    '02/03/2026',
    '1772470800000',
    'yesterday',
    '',
  ])('%j is no time', (time) => {
    expect(complaintsAbout(csv(`${time},10,11,9,10.5,100`))).toEqual([
      expect.stringContaining(`2:1: expected a time such as 2026-03-02T14:30:00Z`),
    ]);
  });
});

describe('how long they are', () => {
  test.each([
    ['a second', ['20260302 09:30:00', '20260302 09:30:01'], { unit: 'second', count: 1 }],
    [
      'a minute, with gaps',
      ['20260302 09:30:00', '20260302 09:37:00', '20260302 09:38:00'],
      { unit: 'second', count: 60 },
    ],
    [
      'an hour, but for the first half one',
      [
        '20260302 09:30:00',
        '20260302 10:00:00',
        '20260302 11:00:00',
        '20260303 09:30:00',
        '20260303 10:00:00',
      ],
      { unit: 'second', count: 3600 },
    ],
    ['a day', ['20260302', '20260303', '20260306'], { unit: 'day', count: 1 }],
    ['a day, if it is the only one', ['20260302'], { unit: 'day', count: 1 }],
    ['a week, with a holiday', ['20260327', '20260402', '20260410'], { unit: 'week', count: 1 }],
    ['a month', ['20260227', '20260331', '20260430'], { unit: 'month', count: 1 }],
  ])('%s', (_, times, barSize) => {
    const text = csv(...times.map((time) => `${time},10,11,9,10.5,100`));
    expect(parseReplayCsv(text, 'AAPL.csv', TODAY).barSize).toEqual(barSize);
  });

  test.each([
    ['seven minutes', ['20260302 09:30:00', '20260302 09:37:00'], 'found 7 minutes'],
    ['a fortnight', ['20260302', '20260316'], 'found 14 days'],
    [
      'midnights',
      ['20260302 00:00:00', '20260303 00:00:00'],
      'from a day on, dates without times; found 1440 minutes',
    ],
    [
      'a single minute',
      ['20260302 09:30:00'],
      'expected at least two bars, so that their size can be told, found one',
    ],
    ['nothing', [], 'expected at least one bar, found none'],
  ])('but not %s', (_, times, complaint) => {
    const text = csv(...times.map((time) => `${time},10,11,9,10.5,100`));
    expect(complaintsAbout(text)).toEqual([expect.stringContaining(complaint)]);
  });
});

test('a week or a month has one line', () => {
  const lines = (...dates: readonly string[]) => csv(...dates.map((date) => `${date},10,11,9,10,0`));
  expect(complaintsAbout(lines('20260302', '20260309', '20260315'))).toEqual([
    '4:1: expected one line for each week, found that of line 3 again',
  ]);
  expect(complaintsAbout(lines('20260301', '20260331'))).toEqual([
    '3:1: expected one line for each month, found that of line 2 again',
  ]);
});
