import { z } from 'zod';
import { didYouMean } from '../../platform/config/nearest.js';

/** Kinds of fields that a header has, each saying what it expects. */

const TEXT = 'expected text, in quotes if it looks like something else';
export const text = z.string({ error: TEXT }).trim().min(1, { error: 'expected text' });

const ID = 'expected an id of a-z, 0-9 and -, such as ts-orders-limit';
export const id = z.string({ error: ID }).regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, { error: ID });

export function listOf<Item extends z.ZodType>(item: Item, such: string) {
  return z.array(item, { error: `expected a list such as ${such}` });
}

/** One word of several. */
export function oneOf<const Names extends readonly string[]>(names: Names, what: string) {
  return z.enum(names, {
    error: ({ input }) => {
      if (typeof input !== 'string') return `expected a ${what}: ${names.join(', ')}`;
      return `there is no ${what} "${input}"${meant(input, names)}`;
    },
  });
}

/** One name of a table too long to be told whole. */
export function named(names: ReadonlySet<string>, what: string, next: string) {
  return z.string({ error: `expected a ${what}` }).check(({ value, issues }) => {
    if (names.has(value)) return;
    const message = `there is no ${what} "${value}"${didYouMean(value, names) || `; ${next}`}`;
    issues.push({ code: 'custom', message, input: value });
  });
}

function meant(word: string, names: readonly string[]): string {
  return didYouMean(word, names) || `; there are ${names.join(', ')}`;
}

const SHARES = 'expected a number of shares by symbol, such as { AAPL: 100 }';
export const positions = z.record(
  z.string().regex(/^[A-Z0-9][A-Z0-9. ]*$/),
  z.number({ error: 'expected a number of shares' }),
  {
    error: ({ code }) =>
      code === 'invalid_key' ? 'expected a symbol such as AAPL before the colon' : SHARES,
  },
);
