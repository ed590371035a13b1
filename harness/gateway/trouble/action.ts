import type { z } from 'zod';
import type { Stage } from './stage.js';

/** One kind of trouble. */
export interface Action<Schema extends z.ZodObject = z.ZodObject> {
  readonly about: string;
  /** Described one by one; nothing else is taken. */
  readonly parameters: Schema;
  /** What it begins or ends, such as a halt. How long one lasts is decided by the last action that has to do with it. */
  readonly effects?: readonly Effect[];
  /** What was done, in a sentence. Throws a `Fault` where it cannot be, having changed nothing. */
  run(stage: Stage, parameters: z.output<Schema>): string;
  /** Ends it again after as long as the parameter `for` says. */
  undo?(stage: Stage, parameters: z.output<Schema>): string;
}

export type Effect = 'stall' | 'lost' | 'broken' | 'stolen' | 'shut' | 'halt' | 'thin' | 'wide';

/** Ties the types of one action together. */
export function action<Schema extends z.ZodObject>(made: Action<Schema>): Action<Schema> {
  return made;
}
