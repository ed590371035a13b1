import type { z } from 'zod';
import { complaintsText } from '../../platform/config/complaints-text.js';
import { readYamlMap } from '../../platform/config/read-yaml.js';
import { complaintsOf } from '../../platform/config/yaml-complaints.js';
import { Fault } from '../../platform/errors/fault.js';
import { constantsIn } from './constants.js';
import type { Example, Language, Tier } from './example.js';
import { exampleFaults } from './faults.js';
import { hashOf } from './hash.js';
import { findHeader, type Header } from './header.js';
import { headerSchema, keysAt } from './header-schema.js';
import { readParameters } from './read-parameters.js';
import { type Resolved, resolveReferences } from './references.js';

type Issue = z.core.$ZodIssue;

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
  const { start, line } = header.code;
  const isBare = text.slice(start).trim() === '';
  const bare = isBare ? [`${file}:${line}:1: expected code below the header, found none`] : [];
  const reading = readHeader(header, file, isBare ? undefined : constantsIn(text, start, language));
  if ('complaints' in reading) throw badHeader(file, [...reading.complaints, ...bare]);
  if (isBare) throw badHeader(file, bare);
  const { parameters, ...said } = reading;
  return {
    ...said,
    ...{ tier, language, parameters, file, line, code: text },
    hash: hashOf({ ...said, language, parameters }, text.slice(start)),
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

function readHeader(header: Header, file: string, constant: ReturnType<typeof constantsIn> | undefined) {
  const read = readYamlMap(file, header.yaml, {
    expected: 'expected keys such as "id: ts-orders-limit"',
    firstLine: header.line,
  });
  if ('complaints' in read) return read;
  const raw = read.value;
  const { parameters, values, issues } = readParameters(raw['parameters'], constant);
  const needs = resolveReferences(raw['needs'], ['needs'], values);
  const expects = resolveReferences(raw['expects'], ['expects'], values);
  const reading = headerSchema.safeParse({ ...raw, needs: needs.value, expects: expects.value });
  const told = [...needs.unresolved, ...expects.unresolved].map((path) => path.join('.'));
  const untold = (reading.error?.issues ?? [])
    .map((issue) => asWritten(issue, issue.path[0] === 'needs' ? needs : expects))
    .filter(({ path }) => !told.includes(path.join('.')));
  const all = [...issues, ...needs.issues, ...expects.issues, ...untold];
  if (all.length > 0 || !reading.success) {
    return { complaints: complaintsOf(all, read, keysAt) };
  }
  return { ...reading.data, parameters };
}

/** What is wrong with a value, told of what stands in the file in its place. */
function asWritten(issue: Issue, { written }: Resolved): Issue {
  const path = [...written(issue.path)];
  if (issue.code !== 'unrecognized_keys') return { ...issue, path };
  return { ...issue, path, keys: issue.keys.map((key) => String(written([...issue.path, key]).at(-1))) };
}

function languageOf(file: string): Language | undefined {
  if (file.endsWith('.ts')) return 'ts';
  return file.endsWith('.py') ? 'python' : undefined;
}

/** Of one file, or of several. */
export function badHeader(file: string, complaints: readonly string[]): Fault {
  return new Fault(exampleFaults.bad_header, complaintsText(file, complaints), {
    details: { file, complaints },
  });
}
