import { createHash } from 'node:crypto';
import type { Example } from './example.js';

type Hashed = Pick<Example, 'language' | 'category' | 'parameters' | 'needs' | 'expects'>;

/** SHA-256 of all that a run and its verdict depend on; what only people read is left out. */
export function hashOf({ language, category, parameters, needs, expects }: Hashed, code: string): string {
  const told = parameters.map(({ about: _, ...rest }) => rest);
  const text = canonical({ language, category, parameters: told, needs, expects, code });
  return createHash('sha256').update(text).digest('hex');
}

/** The one JSON text of a value, whatever order its keys were written in. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1)))
      : each,
  );
}
