import type { z } from 'zod';
import type { Section } from './section.js';

/** One setting: a leaf of a section, with every name it is known by. */
export interface Field {
  /** As in `ibs config`: `server.shutdownSeconds`. */
  readonly key: string;
  readonly path: readonly string[];
  /** As in the environment: `IBS_SERVER_SHUTDOWN_SECONDS`. */
  readonly variable: string;
  readonly schema: z.core.$ZodType;
  readonly kind: FieldKind;
  readonly about: string;
  readonly secret: boolean;
}

export type FieldKind = 'string' | 'number' | 'boolean' | 'list';

/** Every setting of the sections, in their order. */
export function fieldsOf(sections: readonly Section[]): Field[] {
  return sections.flatMap((section) => leaves(section.schema, [section.name]));
}

function leaves(schema: z.core.$ZodType, path: readonly string[]): Field[] {
  const inner = unwrapped(schema);
  if (isObject(inner)) {
    return Object.entries(inner.def.shape).flatMap(([name, child]) => leaves(child, [...path, name]));
  }
  const meta = metaOf(schema);
  return [
    {
      key: path.join('.'),
      path,
      variable: variableOf(path),
      schema,
      kind: kindOf(inner),
      about: meta.description ?? '',
      secret: meta['secret'] === true,
    },
  ];
}

/** The type behind `.default()`, `.optional()` and their like. */
function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  const { def } = schema._zod;
  return 'innerType' in def ? unwrapped(def.innerType as z.core.$ZodType) : schema;
}

function isObject(schema: z.core.$ZodType): schema is z.ZodObject {
  return schema._zod.def.type === 'object';
}

function metaOf(schema: z.core.$ZodType): z.core.GlobalMeta {
  return (schema as z.ZodType).meta() ?? {};
}

function kindOf(schema: z.core.$ZodType): FieldKind {
  switch (schema._zod.def.type) {
    case 'number':
    case 'int':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'array':
      return 'list';
    default:
      return 'string';
  }
}

function variableOf(path: readonly string[]): string {
  const words = path.map((part) => part.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase());
  return `IBS_${words.join('_')}`;
}
