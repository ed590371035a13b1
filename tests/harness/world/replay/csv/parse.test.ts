import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseReplayCsv } from '../../../../../harness/world/replay/csv/parse.js';
import { replayFaults } from '../../../../../harness/world/replay/faults.js';
import { complaintsAbout, csv, HEADER, TODAY } from './csv.js';

describe('columns', () => {
  test('stand in any order, in any case, and the last two may be missing or empty', () => {
    const text =
      '\uFEFFVolume,WAP,barCount,Close,Low,High,Open,Date\r\n5,2.5,3,2,1,4,3,20260302\r\n5,,,2,1,4,3,20260303\r\n\r\n';
    const [first, second] = parseReplayCsv(text, 'AAPL.csv', TODAY).bars;
    expect(first).toMatchObject({ open: 3, high: 4, low: 1, close: 2, volume: 5, wap: 2.5, count: 3 });
    expect(second).not.toHaveProperty('wap');
    expect(second).not.toHaveProperty('count');
  });

  test.each([
    [
      'an unknown one',
      `${HEADER},price\n`,
      ['1:33: expected one of date, open, high, low, close, volume, wap, count, found "price"'],
    ],
    ['one twice', `${HEADER},OPEN\n`, ['1:33: expected each column once, found "OPEN" again']],
    [
      'a missing one',
      'date,open,high,low,close\n',
      ['1:25: expected the columns date, open, high, low, close, volume, found no volume'],
    ],
    [
      'semicolons',
      `${HEADER.replaceAll(',', ';')}\n20260302;10;11;9;10;1`,
      [expect.stringMatching(/^1:5: expected commas .*, found semicolons/)],
    ],
    [
      'an open quotation mark',
      '"date,open\n',
      ['1:1: expected quotation marks around whole fields, found others'],
    ],
    [
      'nothing at all',
      '',
      [expect.stringMatching(/^1:1: expected one of/), expect.stringMatching(/^1:1: expected the columns/)],
    ],
  ])('%s is refused', (_, text, complaints) => {
    expect(complaintsAbout(text)).toEqual(complaints);
  });
});

describe('a line is refused', () => {
  test.each([
    ['20260302,10,11,9,10.5', '2:22: expected 6 fields as in line 1, found 5'],
    ['20260302,10,11,9,10.5,1,', '2:25: expected 6 fields as in line 1, found 7'],
    ['20260302,10,11,9,"10,5",1"', '2:1: expected quotation marks around whole fields, found others'],
    ['20260302,0,11,9,10.5,1', '2:10: expected a price above 0 for open, found "0"'],
    ['20260302,ten,11,9,10.5,1', '2:10: expected a price above 0 for open, found "ten"'],
    ['20260302,10,11,9,1e999,1', '2:18: expected a price above 0 for close, found "1e999"'],
    ['20260302,10,11,9,0x10,1', '2:18: expected a price above 0 for close, found "0x10"'],
    ['20260302,10,11,9,10.5,-1', '2:23: expected a volume of 0 or more, found "-1"'],
    ['20260302,10,10.4,9,10.5,1', '2:13: expected a high of 10.5 or more, found "10.4"'],
    ['20260302,10,11,10.2,10.5,1', '2:16: expected a low of 10 or less, found "10.2"'],
  ])('%s', (line, complaint) => {
    expect(complaintsAbout(csv(line))).toEqual([complaint]);
  });

  test.each([
    ['11.5,3', '2:25: expected a wap from 9 to 11, found "11.5"'],
    ['10,2.5', '2:28: expected a whole number of trades, found "2.5"'],
  ])('with the wap and count %s', (rest, complaint) => {
    expect(complaintsAbout(`${HEADER},wap,count\n20260302,10,11,9,10.5,1,${rest}`)).toEqual([complaint]);
  });

  test.each([
    ['20260302', '3:1: expected a time after that of line 2, found "20260302"'],
    ['20260227', '3:1: expected a time after that of line 2, found "20260227"'],
    ['20260303 09:30:00', '3:1: expected a date as in line 2, found the time "20260303 09:30:00"'],
  ])('with the time %s after 20260302', (time, complaint) => {
    expect(complaintsAbout(csv('20260302,1,1,1,1,1', `${time},1,1,1,1,1`))).toEqual([complaint]);
  });

  test('if it is empty and others follow', () => {
    expect(complaintsAbout(csv('20260302,1,1,1,1,1', '', '20260303,1,1,1,1,1'))).toEqual([
      '3:1: expected 6 fields as in line 1, found an empty line',
    ]);
  });

  test('together with the first twenty of its kind; the others are counted', () => {
    const complaints = complaintsAbout(csv(...Array.from({ length: 30 }, () => 'x,1,1,1,1,1')));
    expect(complaints).toHaveLength(21);
    expect(complaints[19]).toMatch(/^21:1: /);
    expect(complaints[20]).toBe('and 10 more');
  });
});

const price = fc.integer({ min: 1, max: 1_000_000 }).map((cents) => cents / 100);
const bar = fc
  .record({
    prices: fc.tuple(price, price, price, price).map((four) => four.sort((a, b) => a - b)),
    rising: fc.boolean(),
    volume: fc.oneof(fc.nat(), fc.double({ min: 0, max: 1e9, noNaN: true })),
    count: fc.option(fc.nat()),
    weighted: fc.boolean(),
  })
  .map(({ prices: [low = 1, from = 1, to = 1, high = 1], rising, volume, count, weighted }) => ({
    ...{ open: rising ? from : to, high, low, close: rising ? to : from, volume },
    ...(weighted ? { wap: from } : {}),
    ...(count === null ? {} : { count }),
  }));

test('what is written as CSV is read back, whatever the order of its columns and its line ends', () => {
  const names = ['date', 'open', 'high', 'low', 'close', 'volume', 'wap', 'count'] as const;
  const file = fc.record({
    columns: fc.shuffledSubarray([...names], { minLength: names.length }),
    bars: fc.array(bar, { minLength: 2, maxLength: 20 }),
    gaps: fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 20, maxLength: 20 }),
    quote: fc.constantFrom('', '"'),
    end: fc.constantFrom('\n', '\r\n'),
  });
  fc.assert(
    fc.property(file, ({ columns, bars, gaps, quote, end }) => {
      let time = Date.parse('2026-03-02T14:30:00Z');
      const written = bars.map((each, i) => {
        time += 5000 * (i === 1 ? 1 : (gaps[i] ?? 1));
        return { time, ...each };
      });
      const lines = written.map(({ time, ...each }) => {
        const fields = { ...each, date: new Date(time).toISOString() };
        return columns.map((name) => `${quote}${String(fields[name] ?? '')}${quote}`).join(',');
      });
      const series = parseReplayCsv([columns.join(','), ...lines, ''].join(end), 'AAPL.csv', TODAY);
      expect(series.bars).toEqual(written);
    }),
  );
});

test('a field of any length is complained of like others', () => {
  for (const field of [`"${'a'.repeat(10_000_000)}`, '"'.repeat(1_000_001), '9'.repeat(1_000_000)])
    expect(complaintsAbout(csv(`20260302,${field},11,9,10.5,100`))).toEqual([expect.stringMatching(/^2:1/)]);
});

test('of two listings the one in dollars is meant', () => {
  for (const file of ['IBM.csv', 'SAP.csv'])
    expect(parseReplayCsv(csv('20260302,1,1,1,1,1'), file, TODAY).instrument.currency).toBe('USD');
});

test('whatever stands in a file, it is taken or complained of, never more', () => {
  const scrap = fc.oneof(
    fc.constantFrom(
      'date',
      'open',
      'high',
      'low',
      'close',
      'volume',
      '20260302',
      '20260303 09:30:00',
      '-1',
      '1e400',
    ),
    fc.constantFrom(
      ',',
      ',',
      ',',
      '"',
      '""',
      '\n',
      '\r',
      ';',
      '\uFEFF',
      '\0',
      '99999999',
      '00010101',
      '9999999999',
    ),
    fc.string({ unit: 'binary', maxLength: 8 }),
  );
  const text = fc.array(scrap, { maxLength: 60 }).map((parts) => parts.join(''));
  const name = fc.oneof(
    fc.constantFrom('AAPL.csv', 'ES.FUT.csv', '265598.csv', '__proto__.csv'),
    fc.string(),
  );
  fc.assert(
    fc.property(text, fc.boolean(), name, (body, headed, file) => {
      try {
        const { bars } = parseReplayCsv(headed ? csv(body) : body, file, TODAY);
        for (const { time, low, high } of bars)
          expect(Number.isFinite(time) && low > 0 && low <= high).toBe(true);
      } catch (thrown) {
        expect(thrown).toMatchObject({ kind: replayFaults.bad_bars });
      }
    }),
    { numRuns: 500 },
  );
});
