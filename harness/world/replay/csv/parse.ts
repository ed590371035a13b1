import { dayOfDate } from '../../../../trading/instruments/calendar/date.js';
import type { BarSize } from '../../market.js';
import type { ReplaySeries } from '../series.js';
import { periodOf } from '../track/dates.js';
import { SIZES_TAKEN, shortestStep, sizeOfDays, sizeOfMoments, stepText } from './bar-size.js';
import { type Complaints, collectComplaints } from './complaints.js';
import { readHeader } from './header.js';
import { instrumentOfFile } from './instrument-of-file.js';
import { type Line, readLines } from './lines.js';

/**
 * The bars in the text of one file, whose name tells the instrument.
 *
 * @param today YYYYMMDD: which future is the next to expire
 */
export function parseReplayCsv(text: string, file: string, today: string): ReplaySeries {
  const complaints = collectComplaints();
  const series = readSeries(text, file, today, complaints);
  if (series === undefined) throw complaints.fault();
  return series;
}

/** The same, or `undefined` after at least one complaint. */
export function readSeries(
  text: string,
  file: string,
  today: string,
  complaints: Complaints,
): ReplaySeries | undefined {
  const before = complaints.count;
  const named = instrumentOfFile(file, today);
  if (!named.found) complaints.add(file, 1, 1, named.complaint);
  const [first = '', ...rest] = linesOf(text);
  const columns = readHeader(file, first, complaints);
  if (!named.found || columns === undefined) return undefined;
  const { instrument } = named;
  const lines = readLines(rest, columns, instrument, file, complaints);
  if (complaints.count > before) return undefined;
  const size = sizeOf(lines, instrument.timeZoneId);
  if ('complaint' in size) {
    complaints.add(file, 2, 1, size.complaint);
    return undefined;
  }
  if (hasTwins(lines, size.barSize, file, complaints)) return undefined;
  return { instrument, file, barSize: size.barSize, bars: lines.map(({ bar }) => bar) };
}

/** Without the mark that some editors put before everything, and without empty lines at the end. */
function linesOf(text: string): string[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return lines.slice(0, last + 1);
}

/** A week from Monday to Sunday, and a month, have one line. */
function hasTwins(lines: readonly Line[], { unit }: BarSize, file: string, complaints: Complaints): boolean {
  if (unit !== 'week' && unit !== 'month') return false;
  const numbers = new Map<number, number>();
  for (const { date, number } of lines) {
    if (date === undefined) continue;
    const [first] = periodOf(date, unit);
    const other = numbers.get(first);
    if (other !== undefined)
      complaints.add(
        file,
        number,
        1,
        `expected one line for each ${unit}, found that of line ${other} again`,
      );
    numbers.set(first, number);
  }
  return numbers.size < lines.length;
}

type FoundSize = { readonly barSize: BarSize } | { readonly complaint: string };

function sizeOf(lines: readonly Line[], timeZone: string): FoundSize {
  const dates = lines.flatMap(({ date }) => (date === undefined ? [] : [dayOfDate(date)]));
  if (lines.length === 0) return { complaint: 'expected at least one bar, found none' };
  if (dates.length === 1) return { barSize: { unit: 'day', count: 1 } };
  if (lines.length === 1)
    return { complaint: 'expected at least two bars, so that their size can be told, found one' };
  if (dates.length > 0) {
    const days = shortestStep(dates);
    const barSize = sizeOfDays(days);
    return barSize ? { barSize } : { complaint: `expected steps of ${SIZES_TAKEN}, found ${days} days` };
  }
  const moments = lines.map(({ bar }) => bar.time);
  const barSize = sizeOfMoments(moments, timeZone);
  if (barSize) return { barSize };
  const found = stepText(shortestStep(moments));
  return {
    complaint: `expected steps of ${SIZES_TAKEN}; from a day on, dates without times; found ${found}`,
  };
}
