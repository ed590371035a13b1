import { expect, test } from 'vitest';
import { createBook } from '../../../../harness/guard/book/create-book.js';
import type { Entry } from '../../../../harness/guard/record/line.js';
import { ACCOUNT, DAY, MINUTE, MONDAY, modified, ordered, refused, said, withdrawn } from './entries.js';

/** A book after these entries, a second apart, from Monday morning. */
function bookOf(...entries: readonly Entry[]) {
  const book = createBook();
  for (const [at, entry] of entries.entries()) book.apply(entry, MONDAY + 1000 * at);
  return book;
}

const todayIn = (book: ReturnType<typeof createBook>, now = MONDAY) => book.notionalToday(ACCOUNT, now);
const openIn = (book: ReturnType<typeof createBook>) => book.open().map(({ orderId }) => orderId);

test('an order counts whole while it is open, and with what has traded of it once it is over', () => {
  const book = bookOf(ordered(1));
  expect([openIn(book), todayIn(book)]).toEqual([[1], 1000]);
  book.apply(said(1, 'Submitted', { filled: 4, remaining: 6, permId: 77 }), MONDAY);
  expect([openIn(book), todayIn(book)]).toEqual([[1], 1000]);
  expect(book.order(1, 1)).toMatchObject({ filled: 4, permId: 77, status: 'Submitted', isOpen: true });
  book.apply(said(1, 'Cancelled', { filled: 4, remaining: 6 }), MONDAY);
  expect([openIn(book), todayIn(book)]).toEqual([[], 400]);
  expect(book.order(1, 1)).toMatchObject({ filled: 4, isOpen: false });
});

test('what was refused, or asked only to see, is not in it', () => {
  const book = bookOf(refused(1), ordered(2, { whatIf: true }));
  expect([openIn(book), todayIn(book), book.order(1, 1), book.order(1, 2)]).toEqual([
    [],
    0,
    undefined,
    undefined,
  ]);
});

test('accounts and clients do not mix', () => {
  const book = bookOf(ordered(1), ordered(1, { clientId: 2, account: 'DU7654321', notional: 50 }));
  expect([todayIn(book), book.notionalToday('DU7654321', MONDAY), book.notionalToday('DU1', MONDAY)]).toEqual(
    [1000, 50, 0],
  );
  expect(book.open('DU7654321').map(({ clientId }) => clientId)).toEqual([2]);
  expect(book.open()).toHaveLength(2);
});

test('a modification that grows an order counts; one that shrinks it frees nothing, since it may be refused', () => {
  const book = bookOf(ordered(1), modified(1, { quantity: 20, notional: 2000 }));
  expect([todayIn(book), book.order(1, 1)?.quantity]).toEqual([2000, 20]);
  book.apply(modified(1, { quantity: 5, notional: 500 }), MONDAY);
  expect([todayIn(book), book.order(1, 1)?.quantity]).toEqual([2000, 20]);
  book.apply(said(1, 'Filled', { filled: 5, remaining: 0 }), MONDAY);
  expect([openIn(book), todayIn(book)]).toEqual([[], 500]);
});

test('a modification that did not go out after all is undone, and an order is', () => {
  const book = bookOf(
    ordered(1),
    said(1, 'Submitted'),
    modified(1, { quantity: 20, notional: 2000 }),
    withdrawn(1),
  );
  expect([todayIn(book), book.order(1, 1)?.quantity, openIn(book)]).toEqual([1000, 10, [1]]);
  book.apply(ordered(2), MONDAY);
  book.apply(withdrawn(2), MONDAY);
  expect([todayIn(book), openIn(book), book.order(1, 2)]).toEqual([1000, [1], undefined]);
  // It works upstream: nobody can take back what is there.
  book.apply(withdrawn(1), MONDAY);
  expect(openIn(book)).toEqual([1]);
});

test('an order that filled while its modification was held back stays filled', () => {
  const book = bookOf(
    ordered(1),
    modified(1, { quantity: 20, notional: 2000 }),
    said(1, 'Filled', { filled: 10 }),
    withdrawn(1),
  );
  expect([openIn(book), todayIn(book)]).toEqual([[], 1000]);
});

test('an id that is used once more does not make forgotten what its first order moved', () => {
  const book = bookOf(ordered(1), said(1, 'Filled', { filled: 10 }), ordered(1, { notional: 300 }));
  expect([openIn(book), todayIn(book)]).toEqual([[1], 1300]);
});

test('drafts count as open ones do, until a member of their family is transmitted', () => {
  const book = bookOf(
    ordered(1, { transmit: false }),
    ordered(2, { transmit: false, parentId: 1 }),
    ordered(9, { transmit: false }),
    ordered(1, { transmit: false, clientId: 2 }),
  );
  expect(book.open().map(({ isDraft }) => isDraft)).toEqual([true, true, true, true]);
  expect(todayIn(book)).toBe(4000);
  book.apply(ordered(3, { parentId: 1 }), MONDAY);
  expect(book.open().map(({ clientId, orderId, isDraft }) => [clientId, orderId, isDraft])).toEqual([
    [1, 1, false],
    [1, 2, false],
    [1, 9, true],
    [2, 1, true],
    [1, 3, false],
  ]);
});

test('a draft that is sent again with transmit is one no more; a working order never becomes one', () => {
  const book = bookOf(
    ordered(1, { transmit: false }),
    modified(1),
    ordered(2),
    modified(2, { transmit: false }),
  );
  expect(book.open().map(({ isDraft }) => isDraft)).toEqual([false, false]);
});

test('ended orders are forgotten at midnight in New York; open ones go on counting', () => {
  const book = bookOf(ordered(1), said(1, 'Filled', { filled: 10 }), ordered(2));
  const lateEvening = Date.parse('2026-03-03T04:59:59Z');
  expect(todayIn(book, lateEvening)).toBe(2000);
  expect(todayIn(book, lateEvening + 1000)).toBe(1000);
  book.apply(ordered(3), lateEvening + 1000);
  expect([todayIn(book, lateEvening + 1000), book.order(1, 1), openIn(book)]).toEqual([
    2000,
    undefined,
    [2, 3],
  ]);
  // Yesterday's order fills today: it counts for today.
  book.apply(said(2, 'Filled', { filled: 10 }), MONDAY + DAY);
  expect([todayIn(book, MONDAY + DAY), openIn(book)]).toEqual([2000, [3]]);
  // A clock that goes back brings no old day back, and forgets nothing.
  book.apply(ordered(4), MONDAY);
  expect(todayIn(book)).toBe(3000);
});

test.each(['Filled', 'Cancelled', 'ApiCancelled', 'Inactive', 'Gone'])('%s ends an order', (status) => {
  expect(openIn(bookOf(ordered(1), said(1, 'Submitted'), said(1, status)))).toEqual([]);
});

test.each([
  ['Inactive', [1]],
  ['Gone', [1]],
  ['Refused', [1]],
  ['Cancelled', []],
  ['Filled', []],
])('after %s, a late Submitted leaves open %j', (status, open) => {
  expect(openIn(bookOf(ordered(1), said(1, status), said(1, 'Submitted')))).toEqual(open);
});

test('what is gone without a word counts whole: it may have traded', () => {
  expect(todayIn(bookOf(ordered(1), said(1, 'Submitted', { filled: 2 }), said(1, 'Gone')))).toBe(1000);
});

test('the permanent id says whose order it is, whichever client cancelled it', () => {
  const book = bookOf(ordered(1), said(1, 'Submitted', { permId: 77 }), ordered(1, { clientId: 2 }));
  book.apply(said(1, 'Cancelled', { clientId: 2, permId: 77 }), MONDAY);
  expect(book.open().map(({ clientId }) => clientId)).toEqual([2]);
  // An order of another permanent id is another order, such as one from before the ids were reset.
  const known = bookOf(
    ordered(1),
    said(1, 'Submitted', { permId: 77 }),
    said(1, 'Cancelled', { permId: 55 }),
  );
  expect(openIn(known)).toEqual([1]);
});

test('an execution tells how much is done; those of a combination’s legs do not', () => {
  const book = bookOf(ordered(1), said(1, 'Executed', { filled: 3, conId: 265598 }));
  expect(book.order(1, 1)).toMatchObject({ filled: 3, isOpen: true });
  book.apply(said(1, 'Executed', { filled: 10, conId: 4711 }), MONDAY);
  expect(openIn(book)).toEqual([1]);
  book.apply(said(1, 'Executed', { filled: 10, conId: 265598 }), MONDAY);
  expect([openIn(book), todayIn(book)]).toEqual([[], 1000]);
});

test('an error ends an order that was never heard of, and leaves alone whatever else it may be about', () => {
  expect(openIn(bookOf(ordered(1), said(1, 'Refused')))).toEqual([]);
  expect(openIn(bookOf(ordered(1), said(1, 'Submitted'), said(1, 'Refused')))).toEqual([1]);
  expect(openIn(bookOf(ordered(1), modified(1), said(1, 'Refused')))).toEqual([1]);
  expect(openIn(bookOf(ordered(1), ordered(1, { whatIf: true }), said(1, 'Refused')))).toEqual([1]);
  expect(openIn(bookOf(ordered(1, { whatIf: true }), ordered(1), said(1, 'Refused')))).toEqual([1]);
});

test('that a cancel found no order is believed of one that worked, or was asked for a while ago', () => {
  expect(openIn(bookOf(ordered(1), said(1, 'NotFound')))).toEqual([1]);
  expect(openIn(bookOf(ordered(1), said(1, 'Submitted'), said(1, 'NotFound')))).toEqual([]);
  const book = bookOf(ordered(1, { transmit: false }));
  book.apply(said(1, 'NotFound'), MONDAY + MINUTE);
  expect(openIn(book)).toEqual([]);
});

test('only what changes something is news', () => {
  const book = bookOf(ordered(1));
  const tell = (entry: ReturnType<typeof said>) => {
    const isNews = book.isNews(entry);
    book.apply(entry, MONDAY);
    return isNews;
  };
  expect(tell(said(1, 'PendingSubmit'))).toBe(true);
  expect(tell(said(1, 'PreSubmitted'))).toBe(false);
  expect(tell(said(1, 'Submitted', { permId: 7, filled: 0 }))).toBe(true);
  expect(tell(said(1, 'Submitted', { permId: 7, filled: 0 }))).toBe(false);
  expect(tell(said(1, 'Submitted', { permId: 7, filled: 4 }))).toBe(true);
  expect(tell(said(1, 'Executed', { permId: 7, filled: 4, conId: 265598 }))).toBe(false);
  expect(tell(said(1, 'PendingCancel', { permId: 7, filled: 4 }))).toBe(false);
  expect(tell(said(1, 'Cancelled', { permId: 7, filled: 4 }))).toBe(true);
  expect(tell(said(1, 'Cancelled', { permId: 7, filled: 4 }))).toBe(false);
  expect(tell(said(1, 'Submitted', { permId: 7, filled: 4 }))).toBe(false);
  expect(tell(said(5, 'Submitted', { permId: 8 }))).toBe(false);
});

test('it knows whether trading was stopped, and why', () => {
  const book = bookOf({ kind: 'killed', why: 'a person said so' });
  expect([book.isKilled, book.killedBecause]).toEqual([true, 'a person said so']);
  book.apply({ kind: 'released', by: 'ada' }, MONDAY);
  expect([book.isKilled, book.killedBecause]).toEqual([false, undefined]);
});

test('where no rule asked what an order moves it counts for nothing; a figure that is none, for more than anybody has', () => {
  const { notional: _, ...unasked } = ordered(1);
  expect(todayIn(bookOf(unasked))).toBe(0);
  expect(todayIn(bookOf(ordered(1, { notional: Number.NaN })))).toBe(1e12);
  expect(todayIn(bookOf(ordered(1, { notional: Number.POSITIVE_INFINITY }), said(1, 'Cancelled')))).toBe(0);
});

test('an amount of money counts whole as soon as any of it has traded', () => {
  const cash = ordered(1, { quantity: 0, notional: 250 });
  expect(todayIn(bookOf(cash, said(1, 'Cancelled', { filled: 0.5 })))).toBe(250);
  expect(todayIn(bookOf(cash, said(1, 'Cancelled', { filled: 0 })))).toBe(0);
});

test('what is inactive may come back: it is no open order, and is cancelled with those that are', () => {
  const book = createBook();
  for (const orderId of [1, 2, 3]) book.apply(ordered(orderId), MONDAY);
  book.apply(said(1, 'Inactive'), MONDAY);
  book.apply(said(2, 'Filled', { filled: 10 }), MONDAY);
  expect(book.open().map(({ orderId }) => orderId)).toEqual([3]);
  expect(book.cancellable().map(({ orderId }) => orderId)).toEqual([1, 3]);
});
