/** What `read` gives for text that is no value of the type. */
export const illegible: unique symbol = Symbol('illegible');

/** How one kind of field is read. Empty text is "unset" and never reaches `read`. */
export interface FieldType<Value> {
  /** In words, for the message about text that is something else. */
  readonly expected: string;
  /** Undefined where the text is a spelling of "no value". */
  read(text: string): Value | undefined | typeof illegible;
  /** What is sent when a message is built without this field. */
  readonly standing?: string;
}

/** Any of them; the union is spread so that each keeps its own value type. */
export type AnyFieldType = FieldType<number> | FieldType<boolean> | FieldType<string>;

export interface FixedType extends FieldType<number> {
  readonly standing: string;
}

/**
 * The spellings with which clients say "no value" in a number: the largest double, in as many digits as they write.
 * Ten, as IBKR's C++ client does, or fifteen, as C# before .NET Core 3, are more than any double.
 */
const UNSET_NUMBER =
  /^(?:1\.79769313(?:5|486232|4862315[78]\d*)e\+?308|17976931348623157\d{292}(?:\.0*)?|infinit[ey]|inf)$/i;
const UNSET_INTEGER = new Set(['2147483647', '9223372036854775807']);
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

/** Nearly all numbers are a few digits with a point: those are read in half the time of the general way. */
function readPlain(text: string): number | undefined {
  // So few digits are exact, as is the power of ten below them: their division is the very same number.
  if (text.length > 15) return undefined;
  const first = text.startsWith('-') ? 1 : 0;
  let digits = 0;
  let scale = 0;
  for (let at = first; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit >= 0 && digit <= 9) {
      digits = digits * 10 + digit;
      scale *= 10;
    } else if (text[at] === '.' && scale === 0 && at > first) scale = 1;
    else return undefined;
  }
  if (text.length === first) return undefined;
  const value = scale === 0 ? digits : digits / scale;
  return first === 0 ? value : -value;
}

function readNumber(text: string): number | undefined | typeof illegible {
  const plain = readPlain(text);
  if (plain !== undefined) return plain;
  const value = NUMBER.test(text) ? Number(text) : Number.NaN;
  if (value > -Number.MAX_VALUE && value < Number.MAX_VALUE) return value;
  return UNSET_NUMBER.test(text) ? undefined : illegible;
}

function readInteger(text: string): number | undefined | typeof illegible {
  const value = readNumber(text);
  if (typeof value === 'number' && value >= 2_147_483_647 && UNSET_INTEGER.has(text)) return undefined;
  return value === undefined || Number.isSafeInteger(value) ? value : illegible;
}

function readBool(text: string): boolean | typeof illegible {
  if (text === '1' || text === 'true') return true;
  return text === '0' || text === 'false' ? false : illegible;
}

/** A whole number: ids, counts, codes, and the 64-bit ones that fit a safe integer. */
export const int: FieldType<number> = { expected: 'a whole number', read: readInteger };

/** An id that somebody chose, in which the highest number is a number like others and never "unset". */
export const id: FieldType<number> = {
  expected: 'a whole number',
  read: (field) => {
    const value = /^[+-]?\d+$/.test(field) ? Number(field) : Number.NaN;
    return Number.isSafeInteger(value) ? value : illegible;
  },
};

/** A price, a size, a ratio. */
export const double: FieldType<number> = { expected: 'a number', read: readNumber };

/**
 * Decimals, in which IBKR's own clients say "no value" with the largest of 128 bits, and Go's with NaN. Intel's
 * decimals, which are those of IBKR's C++ client, spell it with a sign, and may add that it is signalling.
 */
const UNSET_SIZE = /^(?:170141183460469231731687303715884105727|[+-]?S?NaN)$/;

/** How much of something: IBKR's clients keep these as decimals, which in C++ are written `+1E+0`. */
export const size: FieldType<number> = {
  expected: 'a number',
  read: (field) => (UNSET_SIZE.test(field) ? undefined : readNumber(field)),
};

export const text: FieldType<string> = { expected: 'text', read: (field) => field };

export const bool: FieldType<boolean> = { expected: '0 or 1', read: readBool };

/** Text in which clients expect everything but plain ASCII as `\\uXXXX`; build it with `escapeText`. */
export const escaped: FieldType<string> = {
  expected: 'text',
  read: (field) =>
    field.replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
};

/** The spelling of a text for a field of type `escaped`. Line breaks stay: some clients do not undo the spelling. */
export function escapeText(value: string): string {
  return value.replace(/[^\n -[\]-~]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** A version number within a message: builders leave it out, readers take what the client sent. */
export function fixed(value: number): FixedType {
  return { ...int, standing: String(value) };
}
