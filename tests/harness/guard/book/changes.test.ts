import { expect, test } from 'vitest';
import { createBook } from '../../../../harness/guard/book/create-book.js';
import type { Entry } from '../../../../harness/guard/record/line.js';
import { legOf, MSFT, spread, textsOf } from '../asked/orders.js';
import { ACCOUNT, MONDAY, modified, ordered, said, withdrawn } from './entries.js';

function bookOf(...entries: readonly Entry[]) {
  const book = createBook();
  for (const entry of entries) book.apply(entry, MONDAY);
  return book;
}
const leastOf = (...entries: readonly Entry[]) => bookOf(...entries).order(1, 1)?.least;

test('a modification never makes another order of one', () => {
  const other = { side: 'SELL', conId: MSFT, symbol: 'MSFT', account: 'DU7', parentId: 9 } as const;
  expect(bookOf(ordered(1, { parentId: 4 }), modified(1, other)).order(1, 1)).toMatchObject({
    ...{ side: 'BUY', conId: 265598, symbol: 'AAPL', account: ACCOUNT, parentId: 4 },
  });
});

test('an order is as small as it was asked to be, until the upstream says that it is larger', () => {
  const larger = modified(1, { quantity: 20 });
  expect(leastOf(ordered(1), modified(1, { quantity: 3 }))).toBe(3);
  expect(leastOf(ordered(1), larger)).toBe(10);
  expect(leastOf(ordered(1), larger, said(1, 'Submitted', { filled: 2, remaining: 8 }))).toBe(10);
  expect(leastOf(ordered(1), larger, said(1, 'Submitted', { filled: 2, remaining: 18 }))).toBe(20);
  // What is said of a size that it had before may have been on its way.
  const back = [ordered(1), modified(1, { quantity: 3 }), modified(1)];
  expect(leastOf(...back, said(1, 'Submitted', { filled: 0, remaining: 10 }))).toBe(3);
  expect(leastOf(ordered(1), modified(1, { quantity: 3 }), withdrawn(1))).toBe(10);
});

test('that it is larger is news', () => {
  const book = bookOf(ordered(1), said(1, 'Submitted'), modified(1, { quantity: 20 }));
  expect(book.isNews(said(1, 'Submitted', { filled: 0, remaining: 20 }))).toBe(true);
});

test('an order keeps the legs of a combination, turned round where it is sold', () => {
  const texts = textsOf({ ...spread, action: 'SELL', comboLegs: [legOf(MSFT, 2, 'SELL')] });
  const book = bookOf(ordered(1, { conId: 0, side: 'SELL', texts }));
  expect(book.order(1, 1)?.legs).toEqual([{ conId: MSFT, side: 'BUY', ratio: 2 }]);
  expect(bookOf(ordered(1, { conId: 0, texts: { secType: 'BAG' } })).order(1, 1)?.legs).toEqual([]);
});

test('a permanent id that has gone to another order says nothing of one that took its number', () => {
  const book = bookOf(
    ordered(1),
    said(1, 'Filled', { permId: 77, filled: 10 }),
    ordered(1),
    said(1, 'Submitted', { permId: 78 }),
  );
  book.apply(said(1, 'Cancelled', { permId: 77 }), MONDAY);
  expect(book.open()).toMatchObject([{ orderId: 1, permId: 78 }]);
});

test('an error after the answer to a preview is the order’s own', () => {
  const asked = [ordered(1, { whatIf: true }), ordered(1)];
  expect(bookOf(...asked, said(1, 'Refused')).open()).toHaveLength(1);
  expect(bookOf(...asked, said(1, 'Previewed'), said(1, 'Refused')).open()).toEqual([]);
  expect(bookOf(...asked, said(1, 'Refused'), said(1, 'Refused')).open()).toEqual([]);
  const twice = [ordered(1, { whatIf: true }), ...asked];
  expect(bookOf(...twice, said(1, 'Previewed'), said(1, 'Refused')).open()).toHaveLength(1);
  expect(bookOf(...asked).isNews(said(1, 'Previewed'))).toBe(true);
  expect(bookOf(ordered(1)).isNews(said(1, 'Previewed'))).toBe(false);
});
