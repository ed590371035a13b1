import type { z } from 'zod';
import type { Stage } from './stage.js';

/** One kind of trouble. */
export interface Action<Schema extends z.ZodObject = z.ZodObject> {
  readonly about: string;
  /** Described one by one; nothing else is taken. */
  readonly parameters: Schema;
  /** What was done, in a sentence. Throws a `Fault` where it cannot be, having changed nothing. */
  run(stage: Stage, parameters: z.output<Schema>): string;
  /** Ends it again after as long as the parameter `for` says. */
  undo?(stage: Stage, parameters: z.output<Schema>): string;
}

/** Ties the types of one action together. */
export function action<Schema extends z.ZodObject>(made: Action<Schema>): Action<Schema> {
  return made;
}
