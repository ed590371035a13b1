import { plainLine } from './plain-text.js';

/**
 * What is one run's own within a message, each with the sign that stands for it. In this order: a path may hold a
 * number, a quotation a path.
 */
const OWN: readonly (readonly [RegExp, string])[] = [
  [/(?<![\p{L}\d])(?:'[^']*'|‘[^’]*’)(?!\p{L})|"[^"]*"|“[^”]*”|`[^`]*`/gu, '‹name›'],
  [/\b\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?/g, '‹time›'],
  [/\b\d{8}[ -]{1,2}\d\d:\d\d:\d\d(?: [A-Z][\w/]+)?|\b\d{1,2}:\d\d:\d\d(?:\.\d+)?/g, '‹time›'],
  [/\b[a-z]+:\/\/[^\s‹›]+/gi, '‹path›'],
  [/(?<![\w‹›])(?:[A-Za-z]:|~|\.{1,2})?(?:[\\/][\w.@+-]+){2,}(?::\d+){0,2}/g, '‹path›'],
  [/(?<![\w‹›])(?:[\w.@-]+[\\/])+[\w@-]+\.[a-z]{1,4}\b(?::\d+){0,2}/g, '‹path›'],
  [/\b[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}\b/gi, '‹id›'],
  [/\b[\da-f]{8}(?:\.[\da-f]{2,8})+\b/gi, '‹id›'],
  [/\b0x[\da-f]+\b|\b(?=[a-f]*\d)(?=\d*[a-f])[\da-f]{7,}\b/gi, '‹id›'],
  [/\b(?:D[A-Z]{1,3}|[UFI])\d{4,}\b/g, '‹id›'],
];

/** A code says what kind of failure it is: 201 is another one than 354. */
const CODE = /\b(?:error|code|exit code)s?[ :=]+#?\d+\b/gi;
const NUMBER = /[-+]?\d+(?:[.,:]\d+)*(?:e[-+]?\d+)?/gi;
const LIST = /‹n›(?:(?:, | and |, and )‹n›)+/g;

/** What tells failures apart stands at the beginning. */
const MOST = 500;

/** A message without what only that run had, so that the same failure reads the same wherever it happens. */
export function normalised(message: string): string {
  const text = OWN.reduce((rest, [own, sign]) => rest.replace(own, sign), plainLine(message).slice(0, MOST));
  const codes = [...text.matchAll(CODE)].map(([code]) => code);
  return text
    .split(CODE)
    .map((between, at) => between.replace(NUMBER, '‹n›').replace(LIST, '‹n›') + (codes[at] ?? ''))
    .join('');
}
