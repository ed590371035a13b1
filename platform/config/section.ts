import { z } from 'zod';

/** What one room wants to be told by the user: a name, a sentence, and a strict schema of defaults. */
export interface Section<Name extends string = string, Shape extends z.core.$ZodShape = z.core.$ZodShape> {
  readonly name: Name;
  readonly about: string;
  readonly schema: z.ZodObject<Shape, z.core.$strict>;
}

/**
 * Declares the section `name:` of `ibs.yaml`. Every field needs a default (or `.optional()`) and a
 * `.describe(...)`; a field marked `.meta({ secret: true })` is never printed.
 *
 * @example
 * const server = defineSection('server', 'Where the server listens.', {
 *   port: z.int().min(0).max(65535).default(8787).describe('TCP port; 0 takes any free one'),
 * });
 */
export function defineSection<const Name extends string, Shape extends z.core.$ZodShape>(
  name: Name,
  about: string,
  shape: Shape,
): Section<Name, Shape> {
  return { name, about, schema: z.strictObject(shape) };
}

/** The values of several sections, by section name. */
export type SectionValues<Sections extends readonly Section[]> = {
  readonly [S in Sections[number] as S['name']]: Readonly<z.output<S['schema']>>;
};
