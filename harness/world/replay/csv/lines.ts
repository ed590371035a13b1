import { calendars } from '../../../../trading/instruments/calendar/calendars.js';
import { dayOfDate } from '../../../../trading/instruments/calendar/date.js';
import { tradingDay } from '../../../../trading/instruments/calendar/sessions.js';
import { momentAt } from '../../../../trading/instruments/calendar/zone.js';
import type { Instrument } from '../../../../trading/instruments/instrument.js';
import type { ReplayBar } from '../series.js';
import { type Complain, cellOf, type Places, readBar } from './bars.js';
import { type Cell, splitCells } from './cells.js';
import { type Complaints, shown } from './complaints.js';
import type { ColumnName } from './header.js';
import { readTime, TIMES_TAKEN } from './times.js';

/** A bar and the line that it stands in; `date` where no more than the day was given. */
export interface Line {
  readonly number: number;
  readonly bar: ReplayBar;
  readonly date: string | undefined;
}

/** The lines below the first one, each after the one before it; those with complaints are left out. */
export function readLines(
  lines: readonly string[],
  columns: readonly ColumnName[],
  instrument: Instrument,
  file: string,
  complaints: Complaints,
): Line[] {
  const found: Line[] = [];
  const places: Partial<Record<ColumnName, number>> = {};
  for (const [i, name] of columns.entries()) places[name] = i;
  for (const [i, text] of lines.entries()) {
    const number = i + 2;
    const complain: Complain = ({ column }, what) => complaints.add(file, number, column, what);
    const line = readLine(
      text,
      number,
      { places, width: columns.length },
      instrument,
      found.at(-1),
      complain,
    );
    if (line !== undefined) found.push(line);
  }
  return found;
}

interface Columns {
  readonly places: Places;
  readonly width: number;
}

function readLine(
  text: string,
  number: number,
  { places, width }: Columns,
  instrument: Instrument,
  before: Line | undefined,
  complain: Complain,
): Line | undefined {
  const cells = splitCells(text);
  if (cells === undefined) {
    complain({ column: 1 }, 'expected quotation marks around whole fields, found others');
    return undefined;
  }
  if (cells.length !== width) {
    const found = text.trim() === '' ? 'an empty line' : cells.length;
    complain({ column: text.length + 1 }, `expected ${width} fields as in line 1, found ${found}`);
    return undefined;
  }
  const row = { cells, places };
  const stamp = readStamp(cellOf(row, 'date'), instrument, before, complain);
  const prices = readBar(row, complain);
  if (stamp === undefined || prices === undefined) return undefined;
  return { number, bar: Object.assign(prices, { time: stamp.time }), date: stamp.date };
}

function readStamp(cell: Cell, instrument: Instrument, before: Line | undefined, complain: Complain) {
  const read = readTime(cell.text, instrument.timeZoneId);
  if (read === undefined) {
    complain(cell, `expected a time such as ${TIMES_TAKEN}, found ${shown(cell.text)}`);
    return undefined;
  }
  const [date, time] =
    'date' in read ? [read.date, openingOf(instrument, read.date)] : [undefined, read.moment];
  if (before === undefined) return { date, time };
  if ((date === undefined) !== (before.date === undefined)) {
    const [wanted, other] = date === undefined ? ['date', 'time'] : ['time', 'date'];
    complain(
      cell,
      `expected a ${wanted} as in line ${before.number}, found the ${other} ${shown(cell.text)}`,
    );
    return undefined;
  }
  if (time <= before.bar.time) {
    complain(cell, `expected a time after that of line ${before.number}, found ${shown(cell.text)}`);
    return undefined;
  }
  return { date, time };
}

/** When a date begins: with its first session, or at midnight where nothing trades. */
function openingOf({ calendar, timeZoneId }: Instrument, date: string): number {
  const [first] = tradingDay(calendars[calendar], date)?.extended ?? [];
  return first?.start ?? momentAt(timeZoneId, dayOfDate(date), 0);
}
