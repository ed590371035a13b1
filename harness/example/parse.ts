import { isMap, LineCounter, parseDocument } from 'yaml';
import { complaintsOf } from '../../platform/config/yaml-complaints.js';
import { Fault } from '../../platform/errors/fault.js';
import { constantsIn } from './constants.js';
import type { Example, Language, Tier } from './example.js';
import { exampleFaults } from './faults.js';
import { hashOf } from './hash.js';
import { findHeader, type Header } from './header.js';
import { headerSchema, keysAt } from './header-schema.js';
import { readParameters } from './read-parameters.js';
import { resolveReferences } from './references.js';

export interface Origin {
  /** As messages name it. */
  readonly file: string;
  readonly tier: Tier;
  /** Where the name of the file does not say it. */
  readonly language?: Language;
}

/**
 * Reads an example from the text of its file, or throws a `Fault` with the line and column of all that is wrong.
 *
 * @example
 * parseExample(await readFile(path, 'utf8'), { file: 'ts/orders/market-buy.ts', tier: 'corpus' });
 */
export function parseExample(text: string, { file, tier, language = languageOf(file) }: Origin): Example {
  if (language === undefined) throw badHeader(file, [`${file}:1:1: expected a file that ends in .ts or .py`]);
  const header = headerOf(text, file, language);
  const { code } = header;
  if (text.slice(code.start).trim() === '') {
    throw badHeader(file, [`${file}:${code.line}:1: expected code below the header, found none`]);
  }
  const { parameters, ...said } = readHeader(header, file, constantsIn(text, code.start, language));
  return {
    ...said,
    ...{ tier, language, parameters, file, line: code.line, code: text },
    hash: hashOf({ ...said, language, parameters }, text.slice(code.start)),
  };
}

function headerOf(text: string, file: string, language: Language): Header {
  const look = findHeader(text, language);
  if (!('trouble' in look)) return look;
  const at = `${file}:${look.line}:1:`;
  if (look.trouble === 'unclosed') throw badHeader(file, [`${at} ${look.message}`]);
  const such = language === 'ts' ? 'a block comment' : 'a docstring';
  const complaint = `${at} expected a header: ${such} at the beginning of the file, with YAML between two lines of ---`;
  throw new Fault(exampleFaults.no_header, complaint, { details: { file, complaints: [complaint] } });
}

function readHeader(header: Header, file: string, constant: ReturnType<typeof constantsIn>) {
  const { raw, ...places } = readYaml(header, file);
  const { parameters, values, issues } = readParameters(raw['parameters'], constant);
  const needs = resolveReferences(raw['needs'], ['needs'], values);
  const expects = resolveReferences(raw['expects'], ['expects'], values);
  const reading = headerSchema.safeParse({ ...raw, needs: needs.value, expects: expects.value });
  const told = [...needs.unresolved, ...expects.unresolved].map((path) => path.join('.'));
  const untold = (reading.error?.issues ?? []).filter(({ path }) => !told.includes(path.join('.')));
  const all = [...issues, ...needs.issues, ...expects.issues, ...untold];
  if (all.length > 0 || !reading.success) {
    throw badHeader(file, complaintsOf(all, { name: file, ...places }, keysAt));
  }
  return { ...reading.data, parameters };
}

function readYaml({ yaml, line }: Header, file: string) {
  const lines = countedFrom(line);
  const document = parseDocument(yaml, { lineCounter: lines, merge: false, logLevel: 'error' });
  if (document.errors.length > 0) {
    const complaints = document.errors.map(({ pos, message }) => {
      const { line, col } = lines.linePos(pos[0]);
      return `${file}:${line}:${col}: not YAML: ${(message.split('\n')[0] ?? '').replace(/ at line .*/, '')}`;
    });
    throw badHeader(file, complaints);
  }
  if (!isMap(document.contents)) {
    throw badHeader(file, [`${file}:${line}:1: expected keys such as "id: ts-orders-limit"`]);
  }
  const raw = plain(() => document.toJS(), `${file}:${line}:1`, file);
  return { raw, document, lines };
}

/** Places in the header as places in the file. @param first the line of the file that is the header's first */
function countedFrom(first: number): LineCounter {
  const lines = new LineCounter();
  const { linePos } = lines;
  lines.linePos = (offset) => {
    const { line, col } = linePos(offset);
    return { line: Math.max(1, line) + first - 1, col: Math.max(1, col) };
  };
  return lines;
}

/** A value that refers to itself, or a thousand times to others, has no plain form. */
function plain(toJS: () => unknown, at: string, file: string): Readonly<Record<string, unknown>> {
  try {
    const value = toJS();
    return typeof value === 'object' ? { ...value } : {};
  } catch (cause) {
    throw badHeader(file, [`${at}: ${cause instanceof Error ? cause.message : String(cause)}`]);
  }
}

function languageOf(file: string): Language | undefined {
  if (file.endsWith('.ts')) return 'ts';
  return file.endsWith('.py') ? 'python' : undefined;
}

/** Of one file, or of several. */
export function badHeader(file: string, complaints: readonly string[]): Fault {
  const count = complaints.length === 1 ? 'one thing is' : `${complaints.length} things are`;
  return new Fault(
    exampleFaults.bad_header,
    `${count} wrong with ${file}:\n${complaints.map((each) => `  ${each}`).join('\n')}`,
    { details: { file, complaints } },
  );
}
