import { catalog } from '../../../wire/catalog.js';
import type { Layout } from '../../../wire/layout.js';
import { valuesOf } from '../../../wire/values.js';
import type { ObservedMessage } from '../../observed.js';
import type { Criterion } from '../criterion.js';
import { accountsOf } from '../talk/sessions.js';

const byName = (layouts: Iterable<Layout>): ReadonlyMap<string, Layout> =>
  new Map([...layouts].map((layout) => [layout.name, layout]));
const layouts = { request: byName(catalog.request.values()), reply: byName(catalog.reply.values()) };

export const legible: Criterion = {
  name: 'fields-are-legible',
  asks: 'Each field of a reply is a value of its type, and an account that it names is one of the login.',
  check: ({ sessions }) =>
    sessions.flatMap((session) => {
      const accounts = accountsOf(session);
      return session.messages
        .filter(({ direction, passage }) => direction === 'reply' && passage !== 'unreadable')
        .flatMap((message) => [...illegibleIn(message), ...strangersIn(message, accounts)])
        .map((wrong) => `${session.name}: ${wrong}`);
    }),
};

export function illegibleIn({ direction, name, texts }: ObservedMessage): readonly string[] {
  const layout = layouts[direction].get(name);
  if (layout === undefined) return [`${name} is no ${direction} that is known`];
  const read = valuesOf(layout, texts);
  return read.ok ? [] : [read.failure.text];
}

const ACCOUNTS = ['account', 'acctNumber', 'accountID', 'acctCode'];
const LIKE_AN_ACCOUNT = /^[A-Z]{1,3}\d{4}/;
/** Sums over a login's accounts, and parts of one: all, commodities, futures, securities. */
const isPartOrAll = (named: string, accounts: readonly string[]) =>
  named === 'All' || (/[ACFS]$/.test(named) && accounts.includes(named.slice(0, -1)));

export function strangersIn(
  { direction, name, texts }: ObservedMessage,
  accounts: readonly string[],
): readonly string[] {
  return ACCOUNTS.flatMap((field) => {
    const named = texts[field];
    if (typeof named !== 'string' || accounts.includes(named) || isPartOrAll(named, accounts)) return [];
    // Who asks may leave it open, or name a group of accounts.
    if (direction === 'request' && !LIKE_AN_ACCOUNT.test(named)) return [];
    return [`${name} is about ${named}, which is no account of this login`];
  });
}
