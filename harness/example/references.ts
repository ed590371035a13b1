import type { z } from 'zod';
import { didYouMean } from '../../platform/config/nearest.js';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** What parameters are worth; undefined for one that is declared, and wrong in itself. */
export type Values = ReadonlyMap<string, string | number | undefined>;

export interface Resolved {
  readonly value: unknown;
  /** Names that nobody has declared, or that cannot stand where they are. */
  readonly issues: readonly Issue[];
  /** Where a name was left as it is; what is wrong there has been said. */
  readonly unresolved: readonly Path[];
  /** Where in the header as it was written a place of the value is, whose keys may be other ones. */
  readonly written: (path: Path) => Path;
}

const NAME = /^(-?)\$([A-Za-z]\w*)$/;
/** After a backslash a dollar is a dollar. */
const WITHIN = /\\[\s\S]|\$([A-Za-z]\w*)/g;

/**
 * Puts the values of parameters in the place of their names: `$symbol` is the value itself, `-$quantity` a
 * number below zero, and within a regular expression or a line of trouble `$symbol` is its text.
 *
 * @param at where in the header this stands
 */
export function resolveReferences(raw: unknown, at: Path, values: Values): Resolved {
  const issues: Issue[] = [];
  const unresolved: Path[] = [];
  const places = new Map<string, Path>();
  const worth = (name: string, path: Path): string | number | undefined => {
    const value = values.get(name);
    if (value !== undefined) return value;
    unresolved.push(path);
    if (!values.has(name)) issues.push(undeclared(name, path, [...values.keys()]));
    return undefined;
  };
  const text = (written: string, path: Path): unknown => {
    const spell = spellings.get(path[1]);
    if (spell !== undefined) {
      return written.replace(WITHIN, (whole: string, name: string | undefined) => {
        const value = name === undefined ? undefined : worth(name, path);
        return value === undefined ? whole : spell(String(value));
      });
    }
    const [, minus, name] = NAME.exec(written) ?? [];
    const value = name === undefined ? undefined : worth(name, path);
    if (name === undefined || value === undefined) return written;
    if (minus === '') return value;
    // Taken from 0, since -0 would not be the 0 that is seen of a run.
    if (typeof value === 'number') return 0 - value;
    unresolved.push(path);
    issues.push(numberless(name, value, path));
    return written;
  };
  const walk = (value: unknown, path: Path, resolved: Path): unknown => {
    places.set(placeKey(resolved), path);
    if (typeof value === 'string') return text(value, path);
    if (Array.isArray(value)) {
      return value.map((each, index) => walk(each, [...path, index], [...resolved, index]));
    }
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([key, each]): [string, unknown] => {
      const name = String(text(key, [...path, key]));
      return [name, walk(each, [...path, key], [...resolved, name])];
    });
    const filled = Object.fromEntries(entries);
    if (Object.keys(filled).length < entries.length) issues.push(merged(path));
    return filled;
  };
  const value = walk(raw, at, at);
  return { value, issues, unresolved, written: (path) => places.get(placeKey(path)) ?? path };
}

function placeKey(path: Path): string {
  return JSON.stringify(path.map(String));
}

/** Where names stand within a text: how their values are spelt there. */
const spellings: ReadonlyMap<PropertyKey | undefined, (value: string) => string> = new Map([
  ['output', (value: string) => value.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')],
  [
    'trouble',
    (value: string) => (/^[\w.:*+-]+$/.test(value) ? value : `"${value.replace(/["\\]/g, '\\$&')}"`),
  ],
]);

function undeclared(name: string, path: Path, names: readonly string[]): Issue {
  const there = names.length === 0 ? '; none is declared' : `; there are ${names.join(', ')}`;
  const message = `there is no parameter "${name}"${didYouMean(name, names) || there}`;
  return { code: 'custom', path: [...path], message, input: name };
}

function numberless(name: string, value: string, path: Path): Issue {
  const message = `only a number can have a minus before it; "${name}" is ${JSON.stringify(value)}`;
  return { code: 'custom', path: [...path], message, input: value };
}

function merged(path: Path): Issue {
  return {
    code: 'custom',
    path: [...path],
    message: 'two keys are the same one with these values',
    input: path,
  };
}
