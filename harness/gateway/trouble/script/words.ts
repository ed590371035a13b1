/** A piece of a line between blanks. */
export interface Word {
  readonly column: number;
  /** As it is written. */
  readonly text: string;
  /** `name` of `name=value`; undefined where there is no `=`. */
  readonly name?: string;
  /** The rest of it, where quotes and backslashes have done their work. */
  readonly value: string;
  readonly valueColumn: number;
}

/** What keeps a line from being divided. */
export interface Unfinished {
  readonly column: number;
  readonly message: string;
}

const BLANK = /[ \t]/;
const NAME = /^[A-Za-z][A-Za-z0-9]*(?==)/;

/** The words of a line, without its comment: `#` begins one where a word could begin. */
export function wordsOf(line: string): readonly Word[] | Unfinished {
  const words: Word[] = [];
  let at = 0;
  for (;;) {
    while (at < line.length && BLANK.test(line.charAt(at))) at += 1;
    if (at === line.length || line.charAt(at) === '#') return words;
    const word = wordAt(line, at);
    if ('message' in word) return word;
    words.push(word);
    at += word.text.length;
  }
}

function wordAt(line: string, start: number): Word | Unfinished {
  const name = NAME.exec(line.slice(start, start + 100))?.[0];
  const from = name === undefined ? start : start + name.length + 1;
  const quoted = name !== undefined && line.charAt(from) === '"' ? quotedAt(line, from) : undefined;
  if (quoted && 'message' in quoted) return quoted;
  const end = quoted?.end ?? endOfWord(line, from);
  return {
    column: start + 1,
    text: line.slice(start, end),
    ...(name === undefined ? {} : { name }),
    value: quoted?.value ?? line.slice(from, end),
    valueColumn: from + 1,
  };
}

function endOfWord(line: string, from: number): number {
  let end = from;
  while (end < line.length && !BLANK.test(line.charAt(end))) end += 1;
  return end;
}

/** In quotes, a backslash takes the character after it as it is. */
function quotedAt(line: string, from: number): { readonly value: string; readonly end: number } | Unfinished {
  let value = '';
  for (let at = from + 1; at < line.length; at += 1) {
    const letter = line.charAt(at);
    if (letter === '"') {
      const end = at + 1;
      if (end === line.length || BLANK.test(line.charAt(end))) return { value, end };
      return { column: end + 1, message: 'expected a blank after the closing quote' };
    }
    if (letter === '\\') {
      at += 1;
      const next = line.charAt(at);
      if (next !== '"' && next !== '\\') {
        return { column: at, message: 'expected \\" or \\\\ after a backslash in quotes' };
      }
      value += next;
    } else {
      value += letter;
    }
  }
  return { column: from + 1, message: 'expected a closing quote before the end of the line' };
}
