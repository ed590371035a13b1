import { type Document, isMap, LineCounter, parseDocument } from 'yaml';
import { messageOf } from '../errors/thrown.js';

export interface Complaints {
  readonly complaints: readonly string[];
}

/** A text in YAML, with what it takes to say where in its file something stands. */
export interface YamlText {
  /** What complaints call the file. */
  readonly name: string;
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
}

export interface YamlMap extends YamlText {
  readonly value: Readonly<Record<string, unknown>>;
}

/**
 * What stands in a text, or where it is not YAML.
 *
 * @param firstLine the line of the file that is the text's first
 */
export function readYaml(name: string, text: string, firstLine = 1): YamlText | Complaints {
  const lines = countedFrom(firstLine);
  const document = parseDocument(text, { lineCounter: lines, merge: false, logLevel: 'error' });
  if (document.errors.length === 0) return { name, document, lines };
  const complaints = document.errors.map(({ pos, message, code }) => {
    const { line, col } = lines.linePos(pos[0]);
    const what =
      code === 'MULTIPLE_DOCS'
        ? 'expected one document, found another after "---"'
        : `not YAML: ${(message.split('\n')[0] ?? '').replace(/ at line .*/, '')}`;
    return `${name}:${line}:${col}: ${what}`;
  });
  return { complaints };
}

/** The same for a text that must have keys; `expected` says which where it has none. */
export function readYamlMap(
  name: string,
  text: string,
  { expected, firstLine = 1 }: { readonly expected: string; readonly firstLine?: number },
): YamlMap | Complaints {
  const read = readYaml(name, text, firstLine);
  if ('complaints' in read) return read;
  const complaint = (what: string) => ({ complaints: [`${name}:${firstLine}:1: ${what}`] });
  if (!isMap(read.document.contents)) return complaint(expected);
  try {
    const value: unknown = read.document.toJS();
    return { ...read, value: typeof value === 'object' ? { ...value } : {} };
  } catch (cause) {
    // A value that refers to itself, or a thousand times to others, has no plain form.
    return complaint(messageOf(cause));
  }
}

/** Places in the text as places in the file that it is part of. */
function countedFrom(first: number): LineCounter {
  const lines = new LineCounter();
  const { linePos } = lines;
  lines.linePos = (offset) => {
    const { line, col } = linePos(offset);
    return { line: Math.max(1, line) + first - 1, col: Math.max(1, col) };
  };
  return lines;
}
