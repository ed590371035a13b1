import { expect, test } from 'vitest';
import { createBook } from '../../../../harness/guard/book/create-book.js';
import { reconcile } from '../../../../harness/guard/book/reconcile.js';
import type { Entry } from '../../../../harness/guard/record/line.js';
import { ACCOUNT, MONDAY, ordered, said } from './entries.js';

const came: Entry = { kind: 'session', session: '#2', clientId: 1, policy: 'examples' };
const left: Entry = { kind: 'left', session: '#1', clientId: 1 };
const opened: Entry = { kind: 'opened', upstream: 'x', policy: 'examples', program: 'ibs guard' };

function bookOf(...entries: readonly Entry[]) {
  const book = createBook();
  for (const entry of entries) book.apply(entry, MONDAY);
  return book;
}
const isUnheard = (...entries: readonly Entry[]) => bookOf(...entries).order(1, 1)?.isUnheard;

test.each<[string, Entry]>([
  ['its client has gone', left],
  ['its client has come', came],
  ['the guard has begun again', opened],
])('how an open order fares is not known once %s', (_, entry) => {
  expect(isUnheard(came, ordered(1))).toBe(false);
  expect(isUnheard(came, ordered(1), entry)).toBe(true);
  expect(isUnheard(came, ordered(1, { clientId: 2 }), ordered(1), entry)).toBe(true);
});

test('it is known again once all that has traded was told to a client that is there', () => {
  const status = said(1, 'Submitted', { filled: 4, remaining: 6 });
  expect(isUnheard(came, ordered(1), left, came, status)).toBe(false);
  expect(isUnheard(came, ordered(1), left, came, said(1, 'Listed', { filled: 4 }))).toBe(false);
  expect(isUnheard(came, ordered(1), left, status)).toBe(true);
  expect(isUnheard(came, ordered(1), left, came, said(1, 'Listed'))).toBe(true);
  const execution = said(1, 'Executed', { filled: 4, conId: 265598 });
  expect(isUnheard(came, ordered(1), left, came, execution)).toBe(true);
  expect(bookOf(came, ordered(1), left, came).isNews(status)).toBe(true);
});

test('of two sessions of a client the one that is turned away does not make the other deaf', () => {
  const status = said(1, 'Submitted', { filled: 4, remaining: 6 });
  expect(isUnheard(came, ordered(1), came, left, status)).toBe(false);
});

test('what others do, and what is not transmitted, is none of it', () => {
  expect(isUnheard(came, ordered(1), { ...left, clientId: 2 })).toBe(false);
  expect(isUnheard(came, ordered(1, { transmit: false }), left)).toBe(false);
});

test('a list of open orders tells how much of each has traded', () => {
  const book = bookOf(came, ordered(1), left, came);
  const reported = { clientId: 1, orderId: 1, permId: 7, account: ACCOUNT, filled: 4 };
  for (const entry of reconcile(book, [reported])) book.apply(entry, MONDAY);
  expect(book.order(1, 1)).toMatchObject({ filled: 4, isUnheard: false, permId: 7 });
});

test('an order that has only just been asked for may not be on the list yet', () => {
  const book = bookOf(ordered(1));
  const nobody = () => false;
  expect(reconcile(book, [], nobody, ({ askedAt }) => askedAt === MONDAY)).toEqual([]);
  expect(reconcile(book, [], nobody, ({ askedAt }) => askedAt !== MONDAY)).toMatchObject([
    { orderId: 1, status: 'Gone' },
  ]);
});
