import type { AnyFieldType, FieldType, FixedType } from './field-types.js';
import { OLDEST } from './versions.js';

type FieldTable = Readonly<Record<string, AnyFieldType>>;

type ValueOf<Type> = Type extends FieldType<infer Value> ? Value : never;
type ShapeOf<Table> = {
  [Name in keyof Table as Table[Name] extends FixedType ? never : Name]: ValueOf<Table[Name]>;
} & { [Name in keyof Table as Table[Name] extends FixedType ? Name : never]?: ValueOf<Table[Name]> };

/** A stretch of a layout. `Shape` says which fields it brings; it exists for the compiler alone. */
export interface Part<Shape extends object> {
  readonly step: Step;
  readonly shape?: Shape;
}

export type Step =
  | { readonly kind: 'fields'; readonly fields: readonly (readonly [string, AnyFieldType])[] }
  | { readonly kind: 'gate'; readonly from: number; readonly below: number; readonly steps: readonly Step[] }
  | {
      readonly kind: 'when';
      readonly name: string;
      readonly holds: (text: string) => boolean;
      readonly steps: readonly Step[];
    }
  | { readonly kind: 'rows'; readonly name: string; readonly steps: readonly Step[] }
  | {
      readonly kind: 'lenient';
      readonly name: string;
      readonly type: AnyFieldType;
      readonly remaining: number;
    };

type AnyPart = Part<object>;
type Shapes<Parts extends readonly AnyPart[]> = Parts[number] extends infer Each
  ? Each extends Part<infer Shape>
    ? Shape
    : never
  : never;
type Intersection<Union> = (Union extends unknown ? (one: Union) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never;
type Joined<Parts extends readonly AnyPart[]> = Intersection<Shapes<Parts>> & object;

const stepsOf = (parts: readonly AnyPart[]): readonly Step[] => parts.map((part) => part.step);

/** Fields in the order in which they stand in the message. */
export function fields<const Table extends FieldTable>(table: Table): Part<ShapeOf<Table>> {
  return { step: { kind: 'fields', fields: Object.entries(table) } };
}

/** Present from this server version on. */
export function since<const Parts extends readonly AnyPart[]>(
  version: number,
  ...parts: Parts
): Part<Partial<Joined<Parts>>> {
  return { step: { kind: 'gate', from: version, below: Number.POSITIVE_INFINITY, steps: stepsOf(parts) } };
}

/** Present below this server version. */
export function below<const Parts extends readonly AnyPart[]>(
  version: number,
  ...parts: Parts
): Part<Partial<Joined<Parts>>> {
  return { step: { kind: 'gate', from: 0, below: version, steps: stepsOf(parts) } };
}

/** Present when an earlier field of the same row or message holds a certain text; of rows, their number. */
export function when<const Parts extends readonly AnyPart[]>(
  name: string,
  holds: (text: string) => boolean,
  ...parts: Parts
): Part<Partial<Joined<Parts>>> {
  return { step: { kind: 'when', name, holds, steps: stepsOf(parts) } };
}

/** A count, then as many rows. The count is a field under the name of the rows with `Count` added. */
export function rows<const Name extends string, const Parts extends readonly AnyPart[]>(
  name: Name,
  ...parts: Parts
): Part<{ [Key in Name]: readonly Joined<Parts>[] }> {
  return { step: { kind: 'rows', name, steps: stepsOf(parts) } };
}

/** A field that some clients leave out: it is there when at least `remaining` fields are left. */
export function lenient<const Name extends string, Type extends AnyFieldType>(
  name: Name,
  type: Type,
  remaining: number,
): Part<{ [Key in Name]?: ValueOf<Type> }> {
  return { step: { kind: 'lenient', name, type, remaining } };
}

export const isText =
  (...texts: readonly string[]) =>
  (found: string): boolean =>
    texts.includes(found);
export const isSet = (found: string): boolean => found !== '';

/** One message: its id, the name that IB developers know, and its parts in order. */
export interface Layout<Shape extends object = object> {
  readonly id: number;
  readonly name: string;
  /** The first server version that has this message. */
  readonly since: number;
  readonly steps: readonly Step[];
  readonly shape?: Shape;
}

export function layout<const Parts extends readonly AnyPart[]>(
  id: number,
  name: string,
  ...parts: Parts
): Layout<Joined<Parts>> {
  return { id, name, since: OLDEST, steps: stepsOf(parts) };
}

/** The same message, for servers of this version and later. */
export function introducedAt<Shape extends object>(version: number, message: Layout<Shape>): Layout<Shape> {
  return { ...message, since: version };
}

/** What a message is built from: values of the fields' types, or the very text to send. */
export type Values<Shape> = {
  readonly [Name in keyof Shape]: NonNullable<Shape[Name]> extends readonly (infer Row)[]
    ? readonly Values<Row>[]
    : Shape[Name] | string | undefined;
};
