import { z } from 'zod';
import { didYouMean } from '../../../platform/config/nearest.js';
import { features } from '../asked/features.js';
import { orderTypeOf } from '../asked/order-types.js';
import { isAccountPattern } from './accounts.js';
import { profileNames } from './profiles.js';
import { guardedRequests } from './requests.js';
import { hasZone } from './zones.js';

/** A setting that can be lifted altogether, by a word. */
const unless = <Schema extends z.ZodType>(word: string, schema: Schema, error: string) =>
  z.union([z.literal(word).transform(() => undefined), schema], { error });

const amount = z.number().min(0, { error: 'expected a number from 0 up' });
const limit = unless('none', amount, 'expected a number from 0 up, or none');

interface Kind {
  /** One of them, in words. */
  readonly one: string;
  /** What is wrong with a text that is none. */
  readonly flaw?: (text: string) => string | undefined;
}

function listOf({ one, flaw }: Kind) {
  const item = z.string({ error: `expected ${one}, in quotes if it looks like something else` });
  return z.array(
    item.check(({ value, issues }) => {
      const wrong = value.trim() === '' ? `expected ${one}` : flaw?.(value);
      if (wrong !== undefined) issues.push({ code: 'custom', message: wrong, input: value });
    }),
    { error: 'expected a list' },
  );
}

const capitals = (texts: string[]): string[] => texts.map((text) => text.toUpperCase());
const someOf = (kind: Kind) =>
  unless(
    'any',
    listOf(kind).min(1, { error: 'expected at least one, or any' }).transform(capitals),
    'expected a list, or any',
  );

/** Names of a table of the program's own. */
const oneOf = (names: readonly string[], what: string): Kind => ({
  one: what,
  flaw: (text) =>
    names.includes(text) ? undefined : `there is no ${what} "${text}"${didYouMean(text, names)}`,
});

const account: Kind = {
  one: 'a paper account such as DU1234567, or DU*',
  flaw: (text) =>
    isAccountPattern(text)
      ? undefined
      : `"${text}" is no paper account: those begin with D, and a policy may only choose among them`,
};
const orderType: Kind = {
  one: 'an order type such as LMT',
  flaw: (text) => (orderTypeOf(text) === undefined ? `there is no order type "${text}"` : undefined),
};

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { error: 'expected a time such as 09:35' });
const window = z
  .strictObject({
    from: timeOfDay,
    to: timeOfDay,
    zone: z.string().refine(hasZone, { error: 'expected a time zone such as America/New_York' }),
    days: z
      .array(z.enum(DAYS, { error: `expected one of ${DAYS.join(', ')}` }))
      .min(1, { error: 'expected at least one day' })
      .transform((days) => days.map((day) => DAYS.indexOf(day)))
      .default([1, 2, 3, 4, 5]),
  })
  .refine(({ from, to }) => from !== to, { error: 'from and to are the same time' });

const WAITING = 'expected a whole number from 0 up';

/** A policy file: the profile it starts from, and what it changes. */
export const policyFile = z.strictObject({
  from: z.enum(profileNames, {
    error: ({ input }) => {
      const near = typeof input === 'string' ? didYouMean(input, profileNames) : '';
      return `expected a profile (${profileNames.join(', ')})${near}`;
    },
  }),
  orders: z.boolean().optional(),
  accounts: unless(
    'any',
    listOf(account).min(1, { error: 'expected at least one, or any' }),
    'expected a list, or any',
  ).optional(),
  limits: z
    .strictObject({
      quantityPerOrder: limit.optional(),
      notionalPerOrder: limit.optional(),
      notionalPerDay: limit.optional(),
      openOrders: limit.optional(),
      lossPerDay: limit.optional(),
    })
    .optional(),
  symbols: someOf({ one: 'a symbol' }).optional(),
  secTypes: someOf({ one: 'a security type such as STK' }).optional(),
  orderTypes: someOf(orderType).optional(),
  exchanges: someOf({ one: 'an exchange such as SMART' }).optional(),
  shortSelling: z.boolean().optional(),
  hours: z
    .union([z.enum(['any', 'trading', 'regular']), window], {
      error: 'expected any, trading, regular, or a window with from, to and zone',
    })
    .optional(),
  features: listOf(oneOf(Object.keys(features), 'feature')).optional(),
  requests: listOf(oneOf(guardedRequests, 'request')).optional(),
  messages: unless(
    'none',
    z.strictObject({
      perSecond: z.number().positive({ error: 'expected a number above 0' }),
      waiting: z.int({ error: WAITING }).min(0, { error: WAITING }),
    }),
    'expected perSecond and waiting, or none',
  ).optional(),
  killCancels: z.enum(['all', 'own', 'none']).optional(),
});

export type PolicyFile = z.output<typeof policyFile>;
