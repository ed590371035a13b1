import type { Language } from './example.js';

const PLAIN_ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
};
const CODE_POINTS: Readonly<Record<Language, string>> = {
  ts: String.raw`x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]{1,6})\}`,
  python: `x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})`,
};
const HIGHEST = 0x10_ff_ff;
/** What a reader would not see, or would see as something else. */
const HIDDEN = /[\p{C}\p{Zl}\p{Zp}]/u;

/** The value of a literal, text or number; undefined where it is written in a way that only the language knows. */
export function readLiteral(source: string, language: Language): string | number | undefined {
  if (!/^['"]/.test(source)) return Number(source.replaceAll('_', ''));
  let isRead = true;
  const value = source
    .slice(1, -1)
    .replace(new RegExp(`\\\\(?:${CODE_POINTS[language]}|([^]))`, 'g'), (_, ...groups: unknown[]) => {
      const [two, four, many, plain] = groups.slice(0, 4).map((each) => each?.toString());
      const digits = two ?? four ?? many;
      const point = digits === undefined ? Number.NaN : Number.parseInt(digits, 16);
      const read = plain === undefined ? codePoint(point) : PLAIN_ESCAPES[plain];
      if (read === undefined) isRead = false;
      return read ?? '';
    });
  return isRead ? value : undefined;
}

function codePoint(point: number): string | undefined {
  return point <= HIGHEST ? String.fromCodePoint(point) : undefined;
}

/** A literal of that value, in the quotes of the one that it takes the place of. */
export function writeLiteral(value: string | number, instead: string, language: Language): string {
  if (typeof value === 'number') return String(value);
  const quote = instead.startsWith('"') ? '"' : "'";
  const escaped = Array.from(value, (letter) => {
    if (letter === quote || letter === '\\') return `\\${letter}`;
    if (letter === '\n') return '\\n';
    if (letter === '\t') return '\\t';
    if (!HIDDEN.test(letter)) return letter;
    const point = (letter.codePointAt(0) ?? 0).toString(16);
    return language === 'ts' ? `\\u{${point}}` : `\\U${point.padStart(8, '0')}`;
  });
  return `${quote}${escaped.join('')}${quote}`;
}
