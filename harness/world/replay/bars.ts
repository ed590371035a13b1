import type { Cell } from './cells.js';
import { shown } from './complaints.js';
import type { ColumnName } from './header.js';
import type { ReplayBar } from './series.js';

/** Tells what is wrong with a field, where it stands. */
export type Complain = (at: Pick<Cell, 'column'>, text: string) => void;

export type Row = ReadonlyMap<ColumnName, Cell>;

/** All of a bar but its time; `undefined` after at least one complaint. */
export function readBar(row: Row, complain: Complain): Omit<ReplayBar, 'time'> | undefined {
  const open = readPrice(row, 'open', complain);
  const high = readPrice(row, 'high', complain);
  const low = readPrice(row, 'low', complain);
  const close = readPrice(row, 'close', complain);
  const volume = readNumber(row, 'volume', complain, 'a volume of 0 or more', (value) => value >= 0);
  const wap = isEmpty(row, 'wap') ? null : readPrice(row, 'wap', complain);
  const count = isEmpty(row, 'count')
    ? null
    : readNumber(
        row,
        'count',
        complain,
        'a whole number of trades',
        (value) => value >= 0 && Number.isInteger(value),
      );
  if (open === undefined || high === undefined || low === undefined || close === undefined) return undefined;
  if (volume === undefined || wap === undefined || count === undefined) return undefined;
  const top = Math.max(open, close, low);
  const bottom = Math.min(open, close);
  if (high < top) return refuse(row, 'high', complain, `a high of ${top} or more`);
  if (low > bottom) return refuse(row, 'low', complain, `a low of ${bottom} or less`);
  if (wap !== null && (wap < low || wap > high))
    return refuse(row, 'wap', complain, `a wap from ${low} to ${high}`);
  return {
    ...{ open, high, low, close, volume },
    ...(wap === null ? {} : { wap }),
    ...(count === null ? {} : { count }),
  };
}

function readPrice(row: Row, name: ColumnName, complain: Complain): number | undefined {
  return readNumber(row, name, complain, `a price above 0 for ${name}`, (value) => value > 0);
}

function readNumber(
  row: Row,
  name: ColumnName,
  complain: Complain,
  expected: string,
  isRight: (value: number) => boolean,
): number | undefined {
  const { text = '' } = row.get(name) ?? {};
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) && isRight(value) ? value : refuse(row, name, complain, expected);
}

function isEmpty(row: Row, name: ColumnName): boolean {
  return (row.get(name)?.text ?? '') === '';
}

function refuse(row: Row, name: ColumnName, complain: Complain, expected: string): undefined {
  const cell = row.get(name) ?? { text: '', column: 1 };
  complain(cell, `expected ${expected}, found ${shown(cell.text)}`);
}
