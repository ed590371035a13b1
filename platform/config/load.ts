import { safeParse } from 'zod/v4/core';
import { Fault } from '../errors/fault.js';
import { complaintsText } from './complaints-text.js';
import { readEnvironment } from './environment.js';
import { configFaults } from './faults.js';
import { type Field, fieldsOf } from './field.js';
import { readConfigFile } from './file.js';
import { type Flag, readFlags } from './flags.js';
import { type Origin, originText } from './origin.js';
import type { Section, SectionValues } from './section.js';
import type { Given } from './source.js';

export interface ConfigSources {
  readonly file?: { readonly name: string; readonly text: string } | undefined;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly flags?: readonly Flag[];
}

/** One setting as it stands. A secret's value is not in here. */
export interface Setting {
  readonly key: string;
  readonly value: unknown;
  readonly origin: Origin;
  readonly secret: boolean;
  readonly about: string;
}

export interface Config<Sections extends readonly Section[] = readonly Section[]> {
  readonly values: SectionValues<Sections>;
  readonly settings: readonly Setting[];
  /** Values that must never be printed, for the log to blot out. */
  readonly secrets: readonly string[];
}

/**
 * Merges defaults, file, environment and flags, the later ones winning, and checks every value. All that
 * is wrong comes in one fault, each complaint with the place it came from.
 */
export function loadConfig<const Sections extends readonly Section[]>(
  sections: Sections,
  sources: ConfigSources = {},
): Config<Sections> {
  const fields = fieldsOf(sections);
  const read = [
    ...(sources.file ? [readConfigFile(sources.file.name, sources.file.text, fields)] : []),
    readEnvironment(sources.env ?? {}, fields),
    readFlags(sources.flags ?? [], fields),
  ];
  const complaints = read.flatMap((source) => source.complaints);
  const values: Tree = Object.fromEntries(sections.map((section) => [section.name, {}]));
  const settings: Setting[] = [];
  const secrets: string[] = [];

  for (const field of fields) {
    const given = read.findLast((source) => source.given.has(field.key))?.given.get(field.key);
    const checked = checkField(field, given);
    if ('complaint' in checked) {
      complaints.push(checked.complaint);
      continue;
    }
    place(values, field.path, checked.value);
    settings.push({
      key: field.key,
      value: field.secret ? masked(checked.value) : checked.value,
      origin: given?.origin ?? { from: 'default' },
      secret: field.secret,
      about: field.about,
    });
    if (field.secret) secrets.push(...textsOf(checked.value));
  }

  if (complaints.length > 0) {
    throw new Fault(configFaults.invalid, complaintsText('the configuration', complaints), {
      details: { complaints },
    });
  }
  return { values: values as SectionValues<Sections>, settings, secrets };
}

type Tree = { [name: string]: unknown };

function checkField(field: Field, given: Given | undefined): { value: unknown } | { complaint: string } {
  const result = safeParse(field.schema, given?.value);
  if (result.success) return { value: result.data };
  const where = given ? originText(given.origin) : 'default';
  const found = field.secret ? '' : `, found ${shown(given?.value)}`;
  const why = result.error.issues.map((issue) => issue.message).join('; ');
  return { complaint: `${where}: ${field.key}: ${why}${found}` };
}

/** As the user may have written it; a value that refers to itself has no such form. */
function shown(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'nothing';
  } catch {
    return 'a value that contains itself';
  }
}

function place(tree: Tree, path: readonly string[], value: unknown): void {
  const [name, ...rest] = path;
  if (name === undefined || value === undefined) return;
  if (rest.length === 0) tree[name] = value;
  else {
    tree[name] ??= {};
    place(tree[name] as Tree, rest, value);
  }
}

/** A secret may be one text or a list of them. */
function textsOf(value: unknown): string[] {
  const items: unknown[] = Array.isArray(value) ? value : [value];
  return items.filter((item) => typeof item === 'string').filter((item) => item !== '');
}

function masked(value: unknown): string {
  return value === undefined || value === '' ? '(not set)' : '(set, not shown)';
}
