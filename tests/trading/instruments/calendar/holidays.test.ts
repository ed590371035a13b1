import { describe, expect, test } from 'vitest';
import { type CalendarId, calendars } from '../../../../trading/instruments/calendar/calendars.js';
import { dateOfDay, dayOf, easterOf, isWeekend } from '../../../../trading/instruments/calendar/date.js';
import { tradingDates, tradingDay } from '../../../../trading/instruments/calendar/sessions.js';
import { wallTime } from '../../../../trading/instruments/calendar/zone.js';

/** Weekdays of a year without trading, as `MMDD`. */
function closedIn(id: CalendarId, year: number): string[] {
  const open = new Set(tradingDates(calendars[id], `${year}0101`, `${year}1231`));
  const found: string[] = [];
  for (let day = dayOf(year, 1, 1); day < dayOf(year + 1, 1, 1); day += 1) {
    if (!isWeekend(day) && !open.has(dateOfDay(day))) found.push(dateOfDay(day).slice(4));
  }
  return found;
}

/** Days of a year on which regular trading ends earlier than `usual` minutes after midnight, as `MMDD-HHMM`. */
function earlyIn(id: CalendarId, year: number, usual: number): string[] {
  const calendar = calendars[id];
  return tradingDates(calendar, `${year}0101`, `${year}1231`).flatMap((date) => {
    const end = tradingDay(calendar, date)?.regular.at(-1)?.end ?? Number.NaN;
    const minutes = wallTime(calendar.timeZone, end).time / 60_000;
    const clock = String(Math.floor(minutes / 60) * 100 + (minutes % 60));
    return minutes < usual ? [`${date.slice(4)}-${clock}`] : [];
  });
}

describe('New York', () => {
  test.each([
    [2012, '0102 0116 0220 0406 0528 0704 0903 1029 1030 1122 1225'],
    [2018, '0101 0115 0219 0330 0528 0704 0903 1122 1205 1225'],
    [2021, '0101 0118 0215 0402 0531 0705 0906 1125 1224'],
    [2022, '0117 0221 0415 0530 0620 0704 0905 1124 1226'],
    [2023, '0102 0116 0220 0407 0529 0619 0704 0904 1123 1225'],
    [2024, '0101 0115 0219 0329 0527 0619 0704 0902 1128 1225'],
    [2025, '0101 0109 0120 0217 0418 0526 0619 0704 0901 1127 1225'],
    [2026, '0101 0119 0216 0403 0525 0619 0703 0907 1126 1225'],
    [2027, '0101 0118 0215 0326 0531 0618 0705 0906 1125 1224'],
  ])('was or will be closed in %i on %s', (year, days) => {
    expect(closedIn('NYSE', year).join(' ')).toBe(days);
  });

  test.each([
    [2022, '1125-1300'],
    [2023, '0703-1300 1124-1300'],
    [2024, '0703-1300 1129-1300 1224-1300'],
    [2025, '0703-1300 1128-1300 1224-1300'],
    [2026, '1127-1300 1224-1300'],
    [2027, '1126-1300'],
  ])('ends early in %i on %s', (year, days) => {
    expect(earlyIn('NYSE', year, 16 * 60).join(' ')).toBe(days);
  });

  test.each([
    [2024, 252],
    [2025, 250],
    [2026, 251],
  ])('trades in %i on %i days', (year, count) => {
    expect(tradingDates(calendars.NYSE, `${year}0101`, `${year}1231`)).toHaveLength(count);
  });
});

describe('elsewhere', () => {
  test.each<[CalendarId, number, string]>([
    ['CME', 2026, '0101 0403 1225'],
    ['FOREX', 2026, '0101 1225'],
    ['XETRA', 2024, '0101 0329 0401 0501 1224 1225 1226 1231'],
    ['XETRA', 2025, '0101 0418 0421 0501 1224 1225 1226 1231'],
    ['XETRA', 2026, '0101 0403 0406 0501 1224 1225 1231'],
    ['LSE', 2020, '0101 0410 0413 0508 0525 0831 1225 1228'],
    ['LSE', 2021, '0101 0402 0405 0503 0531 0830 1227 1228'],
    ['LSE', 2022, '0103 0415 0418 0502 0602 0603 0829 0919 1226 1227'],
    ['LSE', 2023, '0102 0407 0410 0501 0508 0529 0828 1225 1226'],
    ['LSE', 2026, '0101 0403 0406 0504 0525 0831 1225 1228'],
    ['CRYPTO', 2026, ''],
  ])('%s is closed in %i on the weekdays %s', (id, year, days) => {
    expect(closedIn(id, year).join(' ')).toBe(days);
  });

  test('London ends at 12:30 on its last days before Christmas and the New Year', () => {
    expect(earlyIn('LSE', 2023, 16 * 60 + 30)).toEqual(['1222-1230', '1229-1230']);
    expect(earlyIn('LSE', 2024, 16 * 60 + 30)).toEqual(['1224-1230', '1231-1230']);
  });

  test('Globex stops at noon in Chicago on the other American holidays', () => {
    expect(earlyIn('CME', 2026, 16 * 60)).toEqual([
      '0119-1200',
      '0216-1200',
      '0525-1200',
      '0619-1200',
      '0703-1200',
      '0907-1200',
      '1126-1200',
      '1127-1215',
      '1224-1215',
    ]);
  });

  test.each([
    [1961, '19610402'],
    [1981, '19810419'],
    [2000, '20000423'],
    [2024, '20240331'],
    [2025, '20250420'],
    [2038, '20380425'],
    [2049, '20490418'],
    [2285, '22850322'],
  ])('Easter of %i is %s', (year, date) => {
    expect(dateOfDay(easterOf(year))).toBe(date);
  });
});
