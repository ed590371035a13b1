import { Fault } from '../../platform/errors/fault.js';
import { wireFaults } from './faults.js';

/** How one kind of field is read. Empty text is "unset" and never reaches `read`. */
export interface FieldType<Value> {
  readonly kind: string;
  read(text: string): Value | undefined;
  /** What is sent when a message is built without this field. */
  readonly standing?: string;
}

export interface FixedType extends FieldType<number> {
  readonly standing: string;
}

/** The spellings with which clients say "no value" in a number. */
const unsetNumber =
  /^(?:1\.797693134862315[78]\d*e\+?308|17976931348623157\d{292}(?:\.0*)?|infinit[ey]|inf)$/i;
const unsetInteger = new Set(['2147483647', '9223372036854775807']);
const number = /^-?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

function illegible(kind: string, text: string): Fault {
  return new Fault(wireFaults.value_illegible, `Expected ${kind}, found ${JSON.stringify(text)}`);
}

function readNumber(text: string): number | undefined {
  if (unsetNumber.test(text)) return undefined;
  const value = number.test(text) ? Number(text) : Number.NaN;
  if (!Number.isFinite(value)) throw illegible('a number', text);
  return value;
}

function readInteger(text: string): number | undefined {
  if (unsetInteger.has(text)) return undefined;
  const value = readNumber(text);
  if (value !== undefined && !Number.isSafeInteger(value)) throw illegible('a whole number', text);
  return value;
}

/** A whole number: ids, counts, codes, and the 64-bit ones that fit a safe integer. */
export const int: FieldType<number> = { kind: 'int', read: readInteger };

/** A price, a size, a ratio. */
export const double: FieldType<number> = { kind: 'double', read: readNumber };

export const text: FieldType<string> = { kind: 'text', read: (field) => field };

export const bool: FieldType<boolean> = {
  kind: 'bool',
  read(field) {
    if (field === '1' || field === 'true') return true;
    if (field === '0' || field === 'false') return false;
    throw illegible('0 or 1', field);
  },
};

/** Text in which clients expect everything but plain ASCII as `\\uXXXX`; build it with `escapeText`. */
export const escaped: FieldType<string> = {
  kind: 'escaped',
  read: (field) =>
    field.replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
};

/** The spelling of a text for a field of type `escaped`. */
export function escapeText(value: string): string {
  return value.replace(/[^ -[\]-~]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** A version number within a message: builders leave it out, readers take what the client sent. */
export function fixed(value: number): FixedType {
  return { ...int, kind: 'fixed', standing: String(value) };
}
