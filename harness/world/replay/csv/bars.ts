import type { ReplayBar } from '../series.js';
import type { Cell } from './cells.js';
import { shown } from './complaints.js';
import type { ColumnName } from './header.js';

/** Tells what is wrong with a field, where it stands. */
export type Complain = (at: Pick<Cell, 'column'>, text: string) => void;

/** The fields of a line, and in which of them each column stands. */
export interface Row {
  readonly cells: readonly Cell[];
  readonly places: Places;
}

export type Places = Readonly<Partial<Record<ColumnName, number>>>;

const EMPTY: Cell = { text: '', column: 1 };

export function cellOf({ cells, places }: Row, name: ColumnName): Cell {
  return cells[places[name] ?? -1] ?? EMPTY;
}

/** All of a bar but its time; `undefined` after at least one complaint. */
export function readBar(row: Row, complain: Complain): Omit<ReplayBar, 'time'> | undefined {
  const open = readPrice(row, 'open', complain);
  const high = readPrice(row, 'high', complain);
  const low = readPrice(row, 'low', complain);
  const close = readPrice(row, 'close', complain);
  const volume = readNumber(row, 'volume', complain, 'a volume of 0 or more', isZeroOrMore);
  const wap = isEmpty(row, 'wap') ? null : readPrice(row, 'wap', complain);
  const count = isEmpty(row, 'count')
    ? null
    : readNumber(row, 'count', complain, 'a whole number of trades', isCount);
  if (open === undefined || high === undefined || low === undefined || close === undefined) return undefined;
  if (volume === undefined || wap === undefined || count === undefined) return undefined;
  const top = Math.max(open, close, low);
  const bottom = Math.min(open, close);
  if (high < top) return refuse(row, 'high', complain, `a high of ${top} or more`);
  if (low > bottom) return refuse(row, 'low', complain, `a low of ${bottom} or less`);
  if (wap !== null && (wap < low || wap > high))
    return refuse(row, 'wap', complain, `a wap from ${low} to ${high}`);
  // Written out, for a file has hundreds of thousands of them.
  if (wap === null)
    return count === null ? { open, high, low, close, volume } : { open, high, low, close, volume, count };
  return count === null
    ? { open, high, low, close, volume, wap }
    : { open, high, low, close, volume, wap, count };
}

const isPrice = (value: number) => value > 0;
const isZeroOrMore = (value: number) => value >= 0;
const isCount = (value: number) => value >= 0 && Number.isInteger(value);

function readPrice(row: Row, name: ColumnName, complain: Complain): number | undefined {
  return readNumber(row, name, complain, `a price above 0 for ${name}`, isPrice);
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

function readNumber(
  row: Row,
  name: ColumnName,
  complain: Complain,
  expected: string,
  isRight: (value: number) => boolean,
): number | undefined {
  const { text } = cellOf(row, name);
  const value = NUMBER.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) && isRight(value) ? value : refuse(row, name, complain, expected);
}

function isEmpty(row: Row, name: ColumnName): boolean {
  return cellOf(row, name).text === '';
}

function refuse(row: Row, name: ColumnName, complain: Complain, expected: string): undefined {
  const cell = cellOf(row, name);
  complain(cell, `expected ${expected}, found ${shown(cell.text)}`);
}
