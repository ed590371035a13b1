import type { ObservedMessage } from '../../../../../harness/runner/observed.js';
import type { Mutant } from '../mutants.js';

/** Mutants that a right program before a right gateway may well show: nobody can tell them from the truth. */
export interface Harmless {
  readonly name: string;
  readonly because: string;
  holds(mutant: Mutant): boolean;
}

/** Names or fields, with blanks between them. */
export const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Whether one of these was altered: `message.field`, or `*.field` of any message. */
export const fieldIn = (fields: string) => {
  const known = new Set(words(fields));
  return ({ message, altered }: Mutant): boolean =>
    altered !== undefined &&
    (known.has(`${message.name}.${altered.field}`) || known.has(`*.${altered.field}`));
};

export const named = (names: string) => {
  const known = new Set(words(names));
  return (message: ObservedMessage | undefined): boolean => message !== undefined && known.has(message.name);
};
