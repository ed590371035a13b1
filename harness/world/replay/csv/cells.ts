/** A field of a line, and where it begins: a column counted in characters from 1. */
export interface Cell {
  readonly text: string;
  readonly column: number;
}

/** The fields of a line of CSV; `undefined` where a quotation mark is not closed or stands within a field. */
export function splitCells(line: string): Cell[] | undefined {
  return line.includes('"') ? splitQuoted(line) : splitPlain(line);
}

/** Nearly every line of nearly every file. */
function splitPlain(line: string): Cell[] {
  const cells: Cell[] = [];
  for (let start = 0; ; ) {
    const comma = line.indexOf(',', start);
    const end = comma < 0 ? line.length : comma;
    cells.push({ text: line.slice(start, end).trim(), column: start + 1 });
    if (comma < 0) return cells;
    start = comma + 1;
  }
}

function splitQuoted(line: string): Cell[] | undefined {
  const cells: Cell[] = [];
  let start = 0;
  let isQuoted = false;
  for (let at = 0; at <= line.length; at++) {
    const character = line.charAt(at);
    // A doubled mark inside a field closes and opens it again.
    if (character === '"') isQuoted = !isQuoted;
    if (at < line.length && (isQuoted || character !== ',')) continue;
    const text = unquoted(line.slice(start, at).trim());
    if (text === undefined) return undefined;
    cells.push({ text, column: start + 1 });
    start = at + 1;
  }
  return cells;
}

function unquoted(text: string): string | undefined {
  if (!text.includes('"')) return text;
  const inside = text.slice(1, -1);
  const isWhole = text.length > 1 && text.startsWith('"') && text.endsWith('"');
  return isWhole && !inside.replaceAll('""', '').includes('"')
    ? inside.replaceAll('""', '"').trim()
    : undefined;
}
