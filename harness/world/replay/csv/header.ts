import { type Cell, splitCells } from './cells.js';
import { type Complaints, shown } from './complaints.js';

const NEEDED = ['date', 'open', 'high', 'low', 'close', 'volume'] as const;

export type ColumnName = (typeof NEEDED)[number] | 'wap' | 'count';

/** Column names in small letters; `average` and `barcount` are what ib_async calls the last two. */
const COLUMNS: ReadonlyMap<string, ColumnName> = new Map([
  ...NEEDED.map((name) => [name, name] as const),
  ['wap', 'wap'],
  ['average', 'wap'],
  ['count', 'count'],
  ['barcount', 'count'],
]);

/** Which column each field of a line belongs to; `undefined` after complaints about the first line. */
export function readHeader(file: string, line: string, complaints: Complaints): ColumnName[] | undefined {
  const before = complaints.count;
  const complain = ({ column }: Pick<Cell, 'column'>, text: string) => complaints.add(file, 1, column, text);
  const cells = splitCells(line);
  if (cells === undefined) {
    complain({ column: 1 }, 'expected quotation marks around whole fields, found others');
    return undefined;
  }
  if (cells.length === 1 && line.includes(';')) {
    complain(
      { column: line.indexOf(';') + 1 },
      'expected commas between fields and points in numbers, found semicolons: export the file again in that form',
    );
    return undefined;
  }
  const columns: ColumnName[] = [];
  for (const cell of cells) {
    const name = COLUMNS.get(cell.text.toLowerCase());
    if (name === undefined)
      complain(cell, `expected one of ${[...NEEDED, 'wap', 'count'].join(', ')}, found ${shown(cell.text)}`);
    else if (columns.includes(name))
      complain(cell, `expected each column once, found ${shown(cell.text)} again`);
    else columns.push(name);
  }
  const missing = NEEDED.filter((name) => !columns.includes(name));
  if (missing.length > 0)
    complain(
      { column: line.length + 1 },
      `expected the columns ${NEEDED.join(', ')}, found no ${missing.join(', ')}`,
    );
  return complaints.count === before ? columns : undefined;
}
