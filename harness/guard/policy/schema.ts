import { z } from 'zod';
import { didYouMean } from '../../../platform/config/nearest.js';
import { WEEKDAYS } from '../../../trading/instruments/calendar/date.js';
import { isZone } from '../../../trading/instruments/calendar/zone.js';
import { orderTypeNames, plainOrderType } from '../../wire/order-types.js';
import { featureNames, isFeature } from '../asked/features.js';
import { isAccountPattern } from './accounts.js';
import { type Limits, type Policy, profileNames } from './policy.js';
import { guardedRequests } from './requests.js';
import { secTypeFlaw } from './sec-types.js';

/** A setting that can be lifted altogether, by a word. */
const unless = <Schema extends z.ZodType>(word: string, schema: Schema, error: string) =>
  z.union([z.literal(word).transform(() => undefined), schema], { error });

const LIMIT = 'expected a number from 0 up, or none';
const limit = unless('none', z.number({ error: LIMIT }).min(0, { error: LIMIT }), LIMIT);
const yesOrNo = z.boolean({ error: 'expected true or false' });

interface Kind {
  /** One of them, in words. */
  readonly one: string;
  /** A list of them, as a file has it. */
  readonly list: string;
  /** What is wrong with a text that is none. */
  readonly flaw?: (text: string) => string | undefined;
}

function listOf({ one, list, flaw }: Kind) {
  const item = z.string({ error: `expected ${one}, in quotes if it looks like something else` });
  return z.array(
    item.check(({ value, issues }) => {
      const wrong = value.trim() === '' ? `expected ${one}` : flaw?.(value);
      if (wrong !== undefined) issues.push({ code: 'custom', message: wrong, input: value });
    }),
    { error: `expected a list such as ${list}` },
  );
}

const capitals = (texts: string[]): string[] => texts.map((text) => text.toUpperCase());
const someOf = (kind: Kind) =>
  unless(
    'any',
    listOf(kind).min(1, { error: 'expected at least one, or any' }).transform(capitals),
    `expected a list such as ${kind.list}, or any`,
  );

/** Names of a table of the program's own. */
const oneOf = (names: readonly string[], what: string): Kind => ({
  one: what,
  list: `[${names[0]}]`,
  flaw: (text) =>
    names.includes(text)
      ? undefined
      : `there is no ${what} "${text}"${didYouMean(text, names) || ';'} there are ${names.join(', ')}`,
});

const account: Kind = {
  one: 'a paper account such as DU1234567, or DU*',
  list: '[DU1234567]',
  flaw: (text) =>
    isAccountPattern(text)
      ? undefined
      : `"${text}" is no paper account: those begin with D, and a policy may only choose among them`,
};
const orderType: Kind = {
  one: 'an order type such as LMT',
  list: '[LMT, STP]',
  flaw(text) {
    if (plainOrderType(text) !== undefined) return undefined;
    const meant = didYouMean(text, orderTypeNames) || ';';
    return `there is no order type "${text}"${meant} TWS has ${orderTypeNames.join(', ')}`;
  },
};
const secType: Kind = { one: 'a security type such as STK', list: '[STK]', flaw: secTypeFlaw };

const DAYS: readonly string[] = WEEKDAYS.map((day) => day.slice(0, 3).toLowerCase());
const TIME = 'expected a time such as "09:35"';
const timeOfDay = z.string({ error: TIME }).regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { error: TIME });
const ZONE = 'expected a time zone such as America/New_York';
const window = z
  .strictObject({
    from: timeOfDay,
    to: timeOfDay,
    zone: z.string({ error: ZONE }).refine(isZone, { error: ZONE }),
    days: z
      .array(z.enum(DAYS, { error: `expected one of ${DAYS.join(', ')}` }), {
        error: 'expected a list of days, such as [mon, tue]',
      })
      .min(1, { error: 'expected at least one day' })
      .transform((days) => days.map((day) => DAYS.indexOf(day)))
      .default([1, 2, 3, 4, 5]),
  })
  .refine(({ from, to }) => from !== to, { error: 'from and to are the same time' });

const RATE = 'expected a number above 0';
const WAITING = 'expected a whole number from 0 up';

const limits = z.strictObject(
  {
    quantityPerOrder: limit.exactOptional(),
    notionalPerOrder: limit.exactOptional(),
    notionalPerDay: limit.exactOptional(),
    openOrders: limit.exactOptional(),
    lossPerDay: limit.exactOptional(),
  } satisfies Record<keyof Limits, z.ZodType>,
  { error: 'expected limits such as { quantityPerOrder: 10 }' },
);

const messages = z.strictObject({
  perSecond: z.number({ error: RATE }).positive({ error: RATE }),
  waiting: z.int({ error: WAITING }).min(0, { error: WAITING }),
});

/** Every key of a policy, as a file changes it: what is left out is as the profile has it. */
const keys = {
  orders: yesOrNo.exactOptional(),
  accounts: unless(
    'any',
    listOf(account).min(1, { error: 'expected at least one, or any' }),
    `expected a list such as ${account.list}, or any`,
  )
    .transform((accounts = []) => accounts)
    .exactOptional(),
  limits: limits.exactOptional(),
  symbols: someOf({ one: 'a symbol', list: '[SPY, QQQ]' }).exactOptional(),
  secTypes: someOf(secType).exactOptional(),
  orderTypes: someOf(orderType)
    .transform((types) => types?.map((type) => plainOrderType(type) ?? type))
    .exactOptional(),
  exchanges: someOf({ one: 'an exchange such as SMART', list: '[SMART]' }).exactOptional(),
  shortSelling: yesOrNo.exactOptional(),
  hours: z
    .union([z.enum(['any', 'trading', 'regular']), window], {
      error: 'expected any, trading, regular, or a window with from, to and zone',
    })
    .exactOptional(),
  features: listOf(oneOf(featureNames, 'feature'))
    .transform((names) => names.filter(isFeature))
    .exactOptional(),
  requests: listOf(oneOf(guardedRequests, 'request')).exactOptional(),
  messages: unless('none', messages, 'expected perSecond and waiting, or none').exactOptional(),
  killCancels: z.enum(['all', 'own', 'none'], { error: 'expected all, own or none' }).exactOptional(),
} satisfies Record<Exclude<keyof Policy, 'name' | 'profile'>, z.ZodType>;

/** A policy file: the profile it starts from, and what it changes. */
export const policyFile = z.strictObject({
  from: z.enum(profileNames, {
    error: ({ input }) => {
      const near = typeof input === 'string' ? didYouMean(input, profileNames) : '';
      return `expected a profile (${profileNames.join(', ')})${near}`;
    },
  }),
  ...keys,
});

/** Those keys that have keys of their own. */
const sections: Readonly<Record<string, { readonly shape: object } | undefined>> = {
  limits,
  messages,
  hours: window,
};

/** The keys that could stand below a path. */
export function keysAt([section]: readonly PropertyKey[]): readonly string[] {
  return Object.keys((section === undefined ? policyFile : sections[String(section)])?.shape ?? {});
}
