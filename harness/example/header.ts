import type { Language } from './example.js';

/** Where a file has its header, and where its code begins. */
export interface Header {
  /** What stands between the two lines of dashes. */
  readonly yaml: string;
  /** Of the file, of the first line of it. */
  readonly line: number;
  /** Where the code begins: as an offset, and as a line. */
  readonly code: { readonly start: number; readonly line: number };
}

export type HeaderLook =
  | Header
  | { readonly trouble: 'none'; readonly line: number }
  | { readonly trouble: 'unclosed'; readonly line: number; readonly message: string };

/** Lines that may stand above it: what names an interpreter, line comments, blank ones. */
const ABOVE = /^\uFEFF?(?:#!.*\r?\n)?(?:[ \t]*(?:\/\/.*|#.*)?\r?\n)*/;
const OPENING: Readonly<Record<Language, RegExp>> = {
  ts: /\/\*[ \t]*\r?\n---[ \t]*(?=\r?\n)/y,
  python: /[rR]?("""|''')[ \t]*\r?\n---[ \t]*(?=\r?\n)/y,
};
const END = /\r?\n---\s*$/;

/** Finds the header: the first block comment of TypeScript, the module's docstring of Python. */
export function findHeader(text: string, language: Language): HeaderLook {
  const start = ABOVE.exec(text)?.[0].length ?? 0;
  const pattern = OPENING[language];
  pattern.lastIndex = start;
  const opening = pattern.exec(text);
  if (opening === null) return { trouble: 'none', line: lineAt(text, start) };
  const from = start + opening[0].length;
  const closing = opening[1] ?? '*/';
  const to = text.indexOf(closing, from);
  const inside = text.slice(from, to < 0 ? undefined : to);
  const end = END.exec(inside);
  if (to < 0 || end === null) {
    const message = `the header has no end: expected a line of --- and then ${closing}`;
    return { trouble: 'unclosed', line: lineAt(text, start) + 1, message };
  }
  const below = text.slice(to + closing.length);
  const codeStart = to + closing.length + (/^(?:[ \t]*\r?\n)*/.exec(below)?.[0].length ?? 0);
  return {
    yaml: inside.slice(0, end.index).replace(/^\r?\n/, ''),
    line: lineAt(text, from) + 1,
    code: { start: codeStart, line: lineAt(text, codeStart) },
  };
}

/** Counted from 1. */
function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
