import type { FieldType } from './field-types.js';

/**
 * A field of a decoded message as a value; undefined when it is absent or unset, in whatever spelling.
 *
 * @example
 * read(double, texts.lmtPrice); // 1.25
 */
export function read<Value>(type: FieldType<Value>, text: string | undefined): Value | undefined {
  return text === undefined || text === '' ? undefined : type.read(text);
}
