import { expect } from 'vitest';
import type { GatewayState } from '../../../../harness/gateway/state/gateway-state.js';
import { createBook } from '../../../../harness/guard/book/create-book.js';
import type { Policy } from '../../../../harness/guard/policy/policy.js';
import type { Line } from '../../../../harness/guard/record/line.js';
import type { Fields } from '../../../../harness/wire/decode.js';
import type { GatewayBook } from './book-of-gateway.js';
import { broken } from './naive.js';

const NO_LIMIT = Number.POSITIVE_INFINITY;
const STOCKS: Readonly<Record<string, string>> = { '265598': 'AAPL', '272093': 'MSFT' };

const numberIn = (text: unknown) => Number(text ?? 0);

export function keyOf({ clientId, orderId }: Fields): string {
  return `${String(clientId)}/${String(orderId)}`;
}

/** What an order is of, in words, though it may say no more than a number. */
function named(texts: Fields): Fields {
  const symbol = STOCKS[String(texts['conId'])];
  return symbol === undefined ? texts : { ...texts, symbol, secType: 'STK' };
}

/** Each order that arrived, by its own words. */
export function expectAsked(policy: Policy, orders: readonly Fields[]): void {
  for (const texts of orders) {
    expect({ texts, broken: broken(policy, named(texts)) }).toEqual({ texts, broken: [] });
    const most = policy.limits.notionalPerOrder ?? NO_LIMIT;
    const stake = numberIn(texts['totalQuantity']) * numberIn(texts['lmtPrice']);
    // Euros are worth dollars; a seller's limit is the least that it moves.
    expect(stake).toBeLessThanOrEqual(most);
  }
}

/** All that is open or done, as the gateway itself has it. */
export function expectWithin(policy: Policy, book: GatewayBook, arrived: readonly Fields[]): void {
  const { openOrders = NO_LIMIT, notionalPerDay = NO_LIMIT, notionalPerOrder = NO_LIMIT } = policy.limits;
  const { open, executions } = book;
  const children = childrenIn(arrived);
  expect(open.length).toBeLessThanOrEqual(openOrders);
  if (!policy.shortSelling) expectNothingShort(book, children);

  const traded = new Map<string, { shares: number; money: number }>();
  for (const texts of executions) {
    const { shares, money } = traded.get(keyOf(texts)) ?? { shares: 0, money: 0 };
    const more = numberIn(texts['shares']);
    traded.set(keyOf(texts), { shares: shares + more, money: money + more * numberIn(texts['price']) });
  }
  for (const { money } of traded.values()) expect(money).toBeLessThanOrEqual(notionalPerOrder);

  const moved = [...traded].reduce((sum, [key, { money }]) => sum + (children.has(key) ? 0 : money), 0);
  const mayMove = open
    .filter((texts) => !children.has(keyOf(texts)))
    .reduce((sum, texts) => {
      const left = numberIn(texts['totalQuantity']) - (traded.get(keyOf(texts))?.shares ?? 0);
      return sum + left * numberIn(texts['lmtPrice']);
    }, 0);
  expect(moved + mayMove).toBeLessThanOrEqual(notionalPerDay);
}

/** Orders that close no more than what their parents open, and so are not charged to the day. */
function childrenIn(arrived: readonly Fields[]): ReadonlySet<string> {
  const whole = new Map<string, Fields[]>();
  for (const texts of arrived) whole.set(keyOf(texts), [...(whole.get(keyOf(texts)) ?? []), texts]);
  const largest = (orders: readonly Fields[]) =>
    Math.max(...orders.map(({ totalQuantity }) => numberIn(totalQuantity)));
  const symbols = (orders: readonly Fields[]) => new Set(orders.map((texts) => named(texts)['symbol']));
  const closes = (orders: readonly Fields[]) => {
    const [first] = orders;
    const parents = whole.get(keyOf({ ...first, orderId: first?.['parentId'] ?? '' })) ?? [];
    return (
      parents.length > 0 &&
      parents.every(({ action }) => action !== first?.['action']) &&
      symbols([...orders, ...parents]).size === 1 &&
      largest(orders) <= largest(parents)
    );
  };
  return new Set([...whole].flatMap(([key, orders]) => (closes(orders) ? key : [])));
}

/** Nothing is sold that is not held, nor would be if all that is open were filled. */
function expectNothingShort({ open, positions }: GatewayBook, children: ReadonlySet<string>): void {
  expect([...positions.values()].filter((held) => held < 0)).toEqual([]);
  const selling = new Map<string, number>();
  for (const texts of open) {
    if (texts['action'] !== 'SELL' || children.has(keyOf(texts))) continue;
    const conId = String(texts['conId']);
    selling.set(conId, (selling.get(conId) ?? 0) + numberIn(texts['totalQuantity']));
  }
  for (const [conId, quantity] of selling) expect(quantity).toBeLessThanOrEqual(positions.get(conId) ?? 0);
}

/** What the gateway has, open or waiting to be transmitted, the guard has in its book, and counts. */
export function expectBooked(lines: readonly Line[], { open }: GatewayBook, { drafts }: GatewayState): void {
  const book = createBook(lines).open();
  const known = (isDraft: boolean) =>
    book
      .filter((order) => !isDraft || order.isDraft)
      .map(({ clientId, orderId }) => `${clientId}/${orderId}`);
  expect(known(false)).toEqual(expect.arrayContaining(open.map(keyOf)));
  expect(known(true)).toEqual(
    expect.arrayContaining(drafts.map(({ clientId, orderId }) => `${clientId}/${orderId}`)),
  );
}
