import { z } from 'zod';
import { readDuration } from './duration.js';

/** Parameters come as text from scripts and as numbers from programs: both are read. */

export const client = z
  .union([z.literal('all'), z.coerce.number().int().min(0)], { error: 'expected a client id, or all' })
  .describe('a client id, or all');

export const optionalClient = client.default('all');

export const symbol = z
  .union([z.string().min(1), z.int().transform(String)], { error: 'expected a symbol or a conId' })
  .describe('a symbol such as AAPL or EUR.USD, a local symbol such as ESZ6, or a conId');

export const duration = z
  .string({ error: 'expected a time such as 500ms, 30s, 2m or 1h' })
  .transform((text, context) => {
    const ms = readDuration(text);
    if (ms !== undefined) return ms;
    context.addIssue({ code: 'custom', message: 'expected a time such as 500ms, 30s, 2m or 1h' });
    return z.NEVER;
  });

/** Of whatever ends by itself after a while. */
export const forAWhile = duration
  .optional()
  .describe('how long, such as 30s, on the watch of whoever waits; for good when left out');

/** `-5%`, `+2.5%`: the factor by which something changes. */
export const change = z
  .string({ error: 'expected a change such as -5% or +2.5%' })
  .regex(/^[+-]?\d{1,4}(?:\.\d{1,4})?%$/, 'expected a change such as -5% or +2.5%')
  .transform((text) => 1 + Number(text.slice(0, -1)) / 100)
  .refine((factor) => factor > 0, 'a price cannot fall by 100 % or more');
