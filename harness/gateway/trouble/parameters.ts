import { z } from 'zod';
import { readDuration } from '../../../platform/text/duration.js';

/** Parameters come as text from scripts and as numbers from programs: both are read. */

const MAX_ID = 2 ** 31 - 1;

/** Digits are taken for a number; nothing else is, such as an empty text or null. */
export function wholeNumber(low: number, high: number = MAX_ID) {
  const error =
    high === MAX_ID
      ? `expected a whole number from ${low}`
      : `expected a whole number from ${low} to ${high}`;
  const digits = z
    .string()
    .regex(/^-?\d{1,10}$/, error)
    .transform(Number);
  return z.union([z.number(), digits], { error }).pipe(z.int({ error }).min(low, error).max(high, error));
}

export function amount(low: number, high: number) {
  const error = `expected a number from ${low} to ${high}`;
  const digits = z
    .string()
    .regex(/^\d{1,10}(?:\.\d{1,6})?$/, error)
    .transform(Number);
  return z.union([z.number(), digits], { error }).pipe(z.number().min(low, error).max(high, error));
}

/** What is sent in a field of a message, where a NUL would end it. */
export const text = z
  .string({ error: 'expected a text' })
  .max(10_000, 'expected a text of at most 10000 characters')
  .refine((line) => !line.includes('\0'), 'expected a text without NUL');

export const name = z
  .string({ error: 'expected a name' })
  .max(100, 'expected a name of at most 100 characters');

export const client = z
  .union([z.literal('all'), wholeNumber(0)], { error: 'expected a client id, or all' })
  .describe('a client id, or all');

export const optionalClient = client.default('all').describe('a client id, or all');

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

/** No timer of Node's waits longer. */
const LONGEST_WHILE = 24 * 86_400_000;

/** Of whatever ends by itself after a while. */
export const forAWhile = duration
  .refine((ms) => ms <= LONGEST_WHILE, 'expected at most 24d')
  .optional()
  .describe('how long, such as 30s, on the watch of whoever waits; for good when left out');

/** `-5%`, `+2.5%`: the factor by which something changes. */
export const change = z
  .string({ error: 'expected a change such as -5% or +2.5%' })
  .regex(/^[+-]?\d{1,4}(?:\.\d{1,4})?%$/, 'expected a change such as -5% or +2.5%')
  .transform((text) => 1 + Number(text.slice(0, -1)) / 100)
  .refine((factor) => factor > 0, 'a price cannot fall by 100 % or more');
