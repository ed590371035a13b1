import { catalog } from '../../../wire/catalog.js';
import type { Layout } from '../../../wire/layout.js';
import { valuesOf } from '../../../wire/values.js';
import type { ObservedMessage } from '../../observed.js';
import type { Criterion } from '../criterion.js';
import { accountsOf } from '../talk/sessions.js';

const layouts: ReadonlyMap<string, Layout> = new Map(
  [...catalog.reply.values()].map((layout) => [layout.name, layout]),
);

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

function illegibleIn({ name, texts }: ObservedMessage): readonly string[] {
  const layout = layouts.get(name);
  if (layout === undefined) return [`${name} is no reply that is known`];
  const read = valuesOf(layout, texts);
  return read.ok ? [] : [read.failure.text];
}

const ACCOUNTS = ['account', 'acctNumber', 'accountID'];
/** Sums over a login's accounts, and parts of one: all, commodities, futures, securities. */
const isPartOrAll = (named: string, accounts: readonly string[]) =>
  named === 'All' || (/[ACFS]$/.test(named) && accounts.includes(named.slice(0, -1)));

function strangersIn({ name, texts }: ObservedMessage, accounts: readonly string[]): readonly string[] {
  return ACCOUNTS.flatMap((field) => {
    const named = texts[field];
    if (typeof named !== 'string' || accounts.includes(named) || isPartOrAll(named, accounts)) return [];
    return [`${name} is about ${named}, which is no account of this login`];
  });
}
