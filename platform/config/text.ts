import type { FieldKind } from './field.js';

const TRUE = new Set(['true', '1', 'yes', 'on']);
const FALSE = new Set(['false', '0', 'no', 'off']);

/** A value written as text (environment, flag) in the setting's own kind; what does not fit is left as it is for the schema to refuse. */
export function fromText(kind: FieldKind, text: string): unknown {
  const trimmed = text.trim();
  switch (kind) {
    case 'number':
      return trimmed !== '' && Number.isFinite(Number(trimmed)) ? Number(trimmed) : text;
    case 'boolean':
      if (TRUE.has(trimmed.toLowerCase())) return true;
      return FALSE.has(trimmed.toLowerCase()) ? false : text;
    case 'list':
      return trimmed
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== '');
    case 'string':
      return text;
  }
}
