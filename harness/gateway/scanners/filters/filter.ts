import type { Past } from '../archive.js';
import type { Figure } from '../figures/figure.js';
import type { Look } from '../look.js';

/** What TWS calls the ways in which a field is filled in. */
export type FieldKind = 'DoubleField' | 'IntField' | 'DateField' | 'BooleanField' | 'ComboField';

/** What is left of a filter once somebody has said above or below what. */
export interface Test {
  readonly pasts: readonly Past[];
  passes(look: Look): boolean;
}

/** One tag of a filter. */
export interface FilterField {
  readonly code: string;
  readonly name: string;
  readonly place: 'min' | 'max' | 'field';
  readonly kind: FieldKind;
  /** Of a combo all that it takes. */
  readonly choices: readonly string[];
  /** Undefined for a text that says nothing. */
  test(text: string): Test | undefined;
}

export interface Filter {
  readonly id: string;
  readonly category: string;
  readonly fields: readonly FilterField[];
  /** The types of instrument that it is for. */
  readonly types: readonly string[];
}

export type NumberKind = Extract<FieldKind, 'DoubleField' | 'IntField' | 'DateField'>;

export function above(code: string, name: string, figure: Figure, kind: NumberKind): FilterField {
  return comparing('min', code, `${name} Above`, figure, kind, (value, limit) => value >= limit);
}

export function below(code: string, name: string, figure: Figure, kind: NumberKind): FilterField {
  return comparing('max', code, `${name} Below`, figure, kind, (value, limit) => value <= limit);
}

/** A figure that is not known is neither above nor below anything. */
function comparing(
  place: 'min' | 'max',
  code: string,
  name: string,
  figure: Figure,
  kind: NumberKind,
  holds: (value: number, limit: number) => boolean,
): FilterField {
  return {
    ...{ place, code, name, kind, choices: [] },
    test(text) {
      const limit = kind === 'DateField' ? dateIn(text) : numberIn(text);
      if (limit === undefined) return undefined;
      return {
        pasts: figure.pasts,
        passes(look) {
          const value = figure.of(look);
          return value !== undefined && holds(value, limit);
        },
      };
    },
  };
}

function numberIn(text: string): number | undefined {
  return /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined;
}

/** `20260302` or `2026-03-02`, as a number in the order of dates. */
function dateIn(text: string): number | undefined {
  const digits = text.replaceAll('-', '');
  return /^\d{8}$/.test(digits) ? Number(digits) : undefined;
}

/** A filter that asks whether something is so. */
export function question(code: string, name: string, isSo: (look: Look) => boolean): FilterField {
  return {
    ...{ code, name, place: 'field', kind: 'BooleanField', choices: [] },
    test(text) {
      const wanted = truthIn(text);
      return wanted === undefined ? undefined : { pasts: [], passes: (look) => isSo(look) === wanted };
    },
  };
}

/** One that only ever leaves out: `false` is as if it had not been given. */
export function exclusion(code: string, name: string, isOut: (look: Look) => boolean): FilterField {
  return {
    ...{ code, name, place: 'field', kind: 'BooleanField', choices: [] },
    test(text) {
      const wanted = truthIn(text);
      return wanted === undefined ? undefined : { pasts: [], passes: (look) => !wanted || !isOut(look) };
    },
  };
}

function truthIn(text: string): boolean | undefined {
  const lower = text.toLowerCase();
  if (lower === 'true' || lower === '1') return true;
  return lower === 'false' || lower === '0' ? false : undefined;
}

/** One that takes some words and no others. */
export function choice(
  code: string,
  name: string,
  choices: readonly string[],
  passes: (look: Look, chosen: string) => boolean,
): FilterField {
  return {
    ...{ code, name, place: 'field', kind: 'ComboField', choices },
    test: (text) =>
      choices.includes(text) ? { pasts: [], passes: (look) => passes(look, text) } : undefined,
  };
}
