import type { Fields } from './decode.js';
import { type AnyFieldType, illegible } from './field-types.js';
import type { Layout, Step } from './layout.js';

type RowsOf<Value> = NonNullable<Value> extends readonly (infer Row)[] ? Row : never;

/** What a message says, typed by its layout: what is unset or absent is left out, rows are arrays. */
export type Reading<Shape> = {
  readonly [Name in keyof Shape as RowsOf<Shape[Name]> extends never ? Name : never]?: NonNullable<
    Shape[Name]
  >;
} & {
  readonly [Name in keyof Shape as RowsOf<Shape[Name]> extends never ? never : Name]-?: readonly Reading<
    RowsOf<Shape[Name]>
  >[];
};

/** The same by the layout itself: `ReadingOf<typeof openOrder>`. */
export type ReadingOf<Of> = Of extends Layout<infer Shape> ? Reading<Shape> : never;

/** A field whose text is not a value of its type. */
export interface ValueFailure {
  /** As it is called in its layout; in rows with their place, such as `comboLegs[1].ratio`. */
  readonly field: string;
  /** In words, such as "a whole number". */
  readonly expected: string;
  readonly found: string;
  readonly text: string;
}

export type ValuesReading<Shape> =
  | { readonly ok: true; readonly values: Reading<Shape> }
  | { readonly ok: false; readonly failure: ValueFailure };

/**
 * The fields of a decoded message as values of their types.
 *
 * @example
 * const bars = valuesOf(reqHistoricalData, message.texts);
 * if (bars.ok) bars.values.useRTH; // boolean | undefined
 */
export function valuesOf<Shape extends object>(message: Layout<Shape>, texts: Fields): ValuesReading<Shape> {
  const values: Found = {};
  const wrong = readInto(values, columnsOf(message.steps), texts);
  // The columns were taken from the steps from which the shape was inferred.
  return wrong ? illegibleIn(message, wrong) : { ok: true, values: values as Reading<Shape> };
}

/**
 * Only these of its fields, for those who need few of many: the others may say what they like.
 *
 * @param names none of them of rows
 */
export function someValuesOf<Shape extends object, Name extends keyof Shape & string>(
  message: Layout<Shape>,
  texts: Fields,
  names: readonly Name[],
): ValuesReading<Pick<Shape, Name>> {
  const { fields } = columnsOf(message.steps);
  const values: Found = {};
  for (const name of names) {
    const wrong = readField(values, fields, texts, name);
    if (wrong) return illegibleIn(message, wrong);
  }
  return { ok: true, values: values as Reading<Pick<Shape, Name>> };
}

function illegibleIn(
  { name, id }: Layout,
  wrong: Wrong,
): { readonly ok: false; readonly failure: ValueFailure } {
  const { field, expected, found } = wrong;
  const text = `${name} (${id}): ${field}: expected ${expected}, found ${JSON.stringify(found)}`;
  return { ok: false, failure: { ...wrong, text } };
}

type Found = { [name: string]: number | boolean | string | Found[] };
type Wrong = Omit<ValueFailure, 'text'>;

/** Every field that any version of a layout has; which of them are there, the texts themselves say. */
interface Columns {
  readonly fields: ReadonlyMap<string, AnyFieldType>;
  readonly rows: ReadonlyMap<string, Columns>;
}

function readInto(values: Found, { fields, rows }: Columns, texts: Fields): Wrong | undefined {
  for (const name of Object.keys(texts)) {
    const wrong = readField(values, fields, texts, name);
    if (wrong) return wrong;
  }
  for (const [name, columns] of rows) {
    const list: Found[] = [];
    values[name] = list;
    const found = texts[name];
    if (found === undefined || typeof found === 'string') continue;
    for (const row of found) {
      const inner: Found = {};
      const wrong = readInto(inner, columns, row);
      if (wrong) return { ...wrong, field: `${name}[${list.length}].${wrong.field}` };
      list.push(inner);
    }
  }
  return undefined;
}

function readField(values: Found, fields: Columns['fields'], texts: Fields, name: string): Wrong | undefined {
  const type = fields.get(name);
  const found = texts[name];
  if (type === undefined || typeof found !== 'string' || found === '') return undefined;
  const value = type.read(found);
  if (value === illegible) return { field: name, expected: type.expected, found };
  if (value !== undefined) values[name] = value;
  return undefined;
}

const known = new WeakMap<readonly Step[], Columns>();

function columnsOf(steps: readonly Step[]): Columns {
  let columns = known.get(steps);
  if (!columns) {
    const fields = new Map<string, AnyFieldType>();
    const rows = new Map<string, Columns>();
    collect(steps, fields, rows);
    columns = { fields, rows };
    known.set(steps, columns);
  }
  return columns;
}

function collect(
  steps: readonly Step[],
  fields: Map<string, AnyFieldType>,
  rows: Map<string, Columns>,
): void {
  for (const step of steps) {
    if (step.kind === 'fields') for (const [name, type] of step.fields) fields.set(name, type);
    else if (step.kind === 'lenient') fields.set(step.name, step.type);
    else if (step.kind === 'rows') rows.set(step.name, columnsOf(step.steps));
    else collect(step.steps, fields, rows);
  }
}
