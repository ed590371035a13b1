import { expect, test } from 'vitest';
import { createBook } from '../../../../harness/guard/book/create-book.js';
import { createUnsettled, type Trade } from '../../../../harness/guard/book/unsettled.js';
import type { AllowedOrder, Entry, Line } from '../../../../harness/guard/record/line.js';
import { ACCOUNT, DAY, MINUTE, MONDAY, modified, ordered, said } from './entries.js';

const AAPL = 265598;
const MSFT = 272093;

function sale(more: Partial<Trade> = {}): Trade {
  return { account: ACCOUNT, conId: AAPL, side: 'SELL', quantity: 10, at: MONDAY, ...more };
}

test.each<readonly [string, Trade, number]>([
  ['all of it', sale(), 0],
  ['some of it', sale({ quantity: 4 }), 6],
  ['more than that', sale({ quantity: 15 }), 0],
  ['something on the other side', sale({ side: 'BUY' }), 10],
  ['another contract', sale({ conId: MSFT }), 10],
  ['another account', sale({ account: 'DU7' }), 10],
])('of what was sold, once the position shows %s, the rest is left', (_, move, left) => {
  const after = createUnsettled();
  after.traded(sale());
  after.moved({ ...move, at: MONDAY + MINUTE / 6 });
  expect(after.of(ACCOUNT, AAPL, 'SELL')).toBe(left);
  const before = createUnsettled();
  before.moved(move);
  before.traded(sale({ at: MONDAY + 200 }));
  expect(before.of(ACCOUNT, AAPL, 'SELL')).toBe(left);
});

test('a position that had changed some time before was not changed by it', () => {
  const unsettled = createUnsettled();
  unsettled.moved(sale());
  unsettled.traded(sale({ at: MONDAY + 1000 }));
  expect(unsettled.of(ACCOUNT, AAPL, 'SELL')).toBe(10);
});

test('one change of a position settles no trade twice', () => {
  const unsettled = createUnsettled();
  unsettled.traded(sale());
  unsettled.moved(sale());
  unsettled.traded(sale());
  expect(unsettled.of(ACCOUNT, AAPL, 'SELL')).toBe(10);
});

test('what is known to be in the positions is settled, and what came later is not', () => {
  const unsettled = createUnsettled();
  let told = 0;
  const stop = unsettled.onSettled(() => {
    told += 1;
  });
  unsettled.traded(sale());
  unsettled.traded(sale({ quantity: 3, at: MONDAY + 1 }));
  unsettled.settled(MONDAY);
  expect([unsettled.of(ACCOUNT, AAPL, 'SELL'), unsettled.oldest, told]).toEqual([3, MONDAY + 1, 1]);
  stop();
  unsettled.settled(MONDAY + 1);
  expect([unsettled.of(ACCOUNT, AAPL, 'SELL'), unsettled.oldest, told]).toEqual([0, undefined, 1]);
});

const sells = (orderId: number, more: Partial<AllowedOrder> = {}) =>
  ordered(orderId, { side: 'SELL', ...more });
const spread: Partial<AllowedOrder> = {
  conId: 0,
  texts: {
    ...{ orderId: '1', secType: 'BAG', symbol: 'AAPL', exchange: 'SMART', currency: 'USD', action: 'SELL' },
    ...{ totalQuantity: '10', orderType: 'MKT', tif: 'DAY', transmit: '1' },
    comboLegs: [
      { conId: String(AAPL), ratio: '2', action: 'BUY', exchange: 'SMART' },
      { conId: String(MSFT), ratio: '1', action: 'SELL', exchange: 'SMART' },
    ],
  },
};

test.each<readonly [string, readonly Entry[], number]>([
  ['nothing of an order that works', [sells(1), said(1, 'Submitted', { filled: 0 })], 0],
  ['what has traded of it', [sells(1), said(1, 'Submitted', { filled: 4 })], 4],
  [
    'each part of it once, however often it is told',
    [
      sells(1),
      said(1, 'Executed', { filled: 4, conId: AAPL }),
      said(1, 'Submitted', { filled: 4, remaining: 6 }),
      said(1, 'Executed', { filled: 10, conId: AAPL }),
      said(1, 'Filled', { filled: 10, remaining: 0 }),
    ],
    10,
  ],
  ['no more than was filled of what was cancelled', [sells(1), said(1, 'Cancelled', { filled: 4 })], 4],
  [
    'all of what is gone without a word',
    [sells(1), said(1, 'Submitted', { filled: 4 }), said(1, 'Gone')],
    10,
  ],
  [
    'of what was gone, and comes back, no more than all of it',
    [sells(1), said(1, 'Gone'), said(1, 'Filled', { filled: 10 })],
    10,
  ],
  ['nothing of what was refused', [sells(1), said(1, 'Refused')], 0],
  ['a correction that makes it less changes nothing', [sells(1), ...filled(10), ...filled(8)], 10],
  ['a larger order that filled', [sells(1), modified(1, { side: 'SELL', quantity: 20 }), ...filled(20)], 20],
  ['of a combination its legs', [sells(1, spread), said(1, 'Submitted', { filled: 3 })], 6],
  ['no leg before the combination', [sells(1, spread), said(1, 'Executed', { filled: 6, conId: AAPL })], 0],
])('the book counts as sold %s', (_, entries, sold) => {
  const book = createBook();
  for (const entry of entries) book.apply(entry, MONDAY);
  expect(book.unsettled.of(ACCOUNT, AAPL, 'SELL')).toBe(sold);
  const again = createBook(entries.map(onRecord));
  expect(again.unsettled.of(ACCOUNT, AAPL, 'SELL')).toBe(sold);
});

test('a day that begins settles nothing', () => {
  const midnight = Date.parse('2026-03-03T05:00:00Z');
  const book = createBook();
  book.apply(sells(1), midnight - 1000);
  for (const entry of filled(10)) book.apply(entry, midnight - 500);
  book.apply(sells(2), midnight + 500);
  expect(book.unsettled.of(ACCOUNT, AAPL, 'SELL')).toBe(10);
});

test('of a long record no old trades are kept', () => {
  const book = createBook();
  for (let day = 0; day < 3; day += 1) {
    book.apply(sells(day), MONDAY + day * DAY);
    book.apply(said(day, 'Filled', { filled: 10 }), MONDAY + day * DAY);
  }
  expect(book.unsettled.of(ACCOUNT, AAPL, 'SELL')).toBe(10);
});

function filled(quantity: number): readonly Entry[] {
  return [said(1, 'Executed', { filled: quantity, conId: AAPL })];
}

function onRecord(entry: Entry, seq: number): Line {
  return { ...entry, seq, at: new Date(MONDAY).toISOString(), previous: '', hash: '' };
}
