import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createBook } from '../../../../harness/guard/book/create-book.js';
import { reconcile } from '../../../../harness/guard/book/reconcile.js';
import { heardFrom } from '../../../../harness/guard/book/replies.js';
import type { AllowedOrder } from '../../../../harness/guard/record/line.js';
import {
  reqAllOpenOrders,
  reqCompletedOrders,
  reqExecutions,
  reqGlobalCancel,
} from '../../../../harness/wire/requests/orders.js';
import { unsetBut } from '../../../../harness/wire/unset-but.js';
import { isDone } from '../../../../trading/exchange/orders/order.js';
import type { TestClient } from '../../gateway/client.js';
import { openFloor } from '../../gateway/orders/floor.js';
import { MONDAY, ordered } from './entries.js';

/** A client of the paper gateway, with a book that takes in each order before it goes out, and each reply. */
async function openDesk() {
  const floor = openFloor();
  const book = createBook();
  const clients = new Map<number, { client: TestClient; read: number }>();
  let news = 0;
  for (const clientId of [1, 2]) clients.set(clientId, { client: await floor.connect(clientId), read: 0 });
  const clientOf = (clientId: number) => {
    const found = clients.get(clientId);
    if (!found) throw new Error(`no client ${clientId}`);
    return found.client;
  };
  const listen = () => {
    for (const [clientId, each] of clients) {
      for (const message of each.client.messages.slice(each.read)) {
        for (const entry of heardFrom(message, clientId)) {
          if (!book.isNews(entry)) continue;
          book.apply(entry, MONDAY);
          news += 1;
        }
      }
      each.read = each.client.messages.length;
    }
  };
  return {
    floor,
    book,
    listen,
    clientOf,
    news: () => news,
    async order(orderId: number, terms: object = {}, changes: Partial<AllowedOrder> = {}) {
      const { clientId = 1 } = changes;
      const isModification = book.order(clientId, orderId)?.isOpen === true;
      book.apply(ordered(orderId, { isModification, ...changes }), MONDAY);
      await floor.order(clientOf(clientId), orderId, terms);
      listen();
    },
    async cancel(orderId: number, clientId = 1) {
      await floor.cancel(clientOf(clientId), orderId);
      listen();
    },
    /** What the upstream says is open, as the guard's own session asks for it. */
    async reported() {
      const client = clientOf(2);
      const before = client.named('openOrder').length;
      client.send(reqAllOpenOrders, {});
      await client.settle();
      return client
        .named('openOrder')
        .slice(before)
        .map(({ clientId, orderId, permId, account }) => ({
          clientId: Number(clientId),
          orderId: Number(orderId),
          permId: Number(permId),
          account: String(account),
        }));
    },
  };
}

const limit = { orderType: 'LMT', lmtPrice: 220 };

test('a market order is heard of from its acceptance to its fill, in three lines', async () => {
  const desk = await openDesk();
  await desk.order(1);
  expect(desk.book.order(1, 1)).toMatchObject({ isOpen: false, filled: 10, status: 'Filled' });
  expect(desk.news()).toBeLessThanOrEqual(3);
});

test.each<[string, object]>([
  ['too large for the account', { totalQuantity: 900_000 }],
  ['off the tick', { ...limit, lmtPrice: 220.001 }],
  ['of a size that cannot be', { totalQuantity: 0 }],
  ['filled or killed', { ...limit, tif: 'FOK' }],
])('an order that is %s is over', async (_, terms) => {
  const desk = await openDesk();
  await desk.order(1, terms);
  expect(desk.book.open()).toEqual([]);
});

test('of an order whose refusal might be about another request, the list of open orders decides', async () => {
  const desk = await openDesk();
  await desk.order(1, { orderType: 'NONSENSE' });
  await desk.order(2, limit);
  expect(desk.book.open().map(({ orderId }) => orderId)).toEqual([1, 2]);
  expect(reconcile(desk.book, await desk.reported(), () => true)).toEqual([]);
  expect(reconcile(desk.book, await desk.reported())).toEqual([
    { kind: 'heard', clientId: 1, orderId: 1, status: 'Gone' },
  ]);
});

test('a refused modification leaves an order open, and a preview is no order', async () => {
  const desk = await openDesk();
  await desk.order(1, limit);
  await desk.order(1, { ...limit, lmtPrice: 220.001 });
  await desk.order(1, { ...limit, action: 'SELL' });
  expect(desk.book.open()).toMatchObject([{ orderId: 1, filled: 0 }]);
  await desk.order(2, { ...limit, whatIf: true }, { whatIf: true });
  expect(desk.book.open()).toHaveLength(1);
});

test('a cancel is heard of, also one by another client', async () => {
  const desk = await openDesk();
  await desk.order(1, limit);
  await desk.order(2, limit);
  await desk.cancel(1);
  expect(desk.book.open().map(({ orderId }) => orderId)).toEqual([2]);
  desk.clientOf(2).send(reqGlobalCancel, unsetBut(reqGlobalCancel, {}));
  await desk.clientOf(2).settle();
  desk.listen();
  expect(desk.book.open()).toEqual([]);
});

test('what was missed is learnt from executions and completed orders', async () => {
  const desk = await openDesk();
  await desk.order(1, limit);
  const { permId } = desk.book.order(1, 1) ?? {};
  expect(permId).toBeGreaterThan(0);
  const later = createBook();
  later.apply(ordered(1), MONDAY);
  later.apply({ kind: 'heard', clientId: 1, orderId: 1, status: 'Submitted', permId: permId ?? 0 }, MONDAY);
  await desk.cancel(1);
  const client = desk.clientOf(2);
  client.send(reqCompletedOrders, { apiOnly: false });
  await client.settle();
  for (const message of client.messages) {
    for (const entry of heardFrom(message, 2)) later.apply(entry, MONDAY);
  }
  expect(later.order(1, 1)).toMatchObject({ isOpen: false, status: 'Cancelled' });

  await desk.order(2);
  const another = createBook();
  another.apply(ordered(2), MONDAY);
  desk.clientOf(1).send(reqExecutions, unsetBut(reqExecutions, { reqId: 900 }));
  await client.settle();
  for (const message of desk.clientOf(1).messages) {
    if (message.layout.name !== 'execDetails') continue;
    for (const entry of heardFrom(message, 1)) another.apply(entry, MONDAY);
  }
  expect(another.order(1, 2)).toMatchObject({ isOpen: false, filled: 10 });
});

test('an order that was thought gone is taken up again from the list of open ones', async () => {
  const desk = await openDesk();
  await desk.order(1, limit);
  const book = createBook();
  book.apply(ordered(1), MONDAY);
  for (const entry of reconcile(book, [])) book.apply(entry, MONDAY);
  expect(book.open()).toEqual([]);
  for (const entry of reconcile(book, await desk.reported())) book.apply(entry, MONDAY);
  expect(book.open()).toMatchObject([
    { orderId: 1, status: 'Listed', permId: desk.book.order(1, 1)?.permId },
  ]);
  expect(reconcile(book, await desk.reported())).toEqual([]);
});

type Move = { readonly orderId: number; readonly clientId: number; readonly kind: string };
const move: fc.Arbitrary<Move> = fc.record({
  orderId: fc.integer({ min: 1, max: 6 }),
  clientId: fc.integer({ min: 1, max: 2 }),
  kind: fc.constantFrom(
    'market',
    'limit',
    'draft',
    'child',
    'nonsense',
    'off tick',
    'huge',
    'cancel',
    'preview',
  ),
});

test('whatever clients do, the book and the gateway agree about what is open and how much has traded', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(move, { maxLength: 25 }), async (moves) => {
      const { order, cancel, floor, book, reported } = await openDesk();
      const highest = new Map<number, number>();
      for (const { orderId: id, clientId, kind } of moves) {
        // Ids in use, or new ones: what the gateway takes for neither, the guard does not let through.
        const top = highest.get(clientId) ?? 0;
        const orderId = book.order(clientId, id)?.isOpen ? id : top + 1;
        if (kind === 'cancel') {
          await cancel(id, clientId);
          continue;
        }
        highest.set(clientId, Math.max(top, orderId));
        const parentId = kind === 'child' && orderId > top ? top : 0;
        await order(
          orderId,
          {
            ...(kind === 'market' || kind === 'huge' ? {} : limit),
            ...(kind === 'draft' ? { transmit: false } : {}),
            ...(parentId > 0 ? { parentId } : {}),
            ...(kind === 'nonsense' ? { orderType: 'NONSENSE' } : {}),
            ...(kind === 'off tick' ? { lmtPrice: 220.001 } : {}),
            ...(kind === 'huge' ? { totalQuantity: 900_000 } : {}),
            ...(kind === 'preview' ? { whatIf: true } : {}),
          },
          { clientId, parentId, transmit: kind !== 'draft', whatIf: kind === 'preview' },
        );
      }
      for (const entry of reconcile(book, await reported())) book.apply(entry, MONDAY);
      const { exchange, tickets } = floor.gateway.state();
      const nameOf = new Map(
        tickets.map(({ permId, clientId, orderId }) => [permId, `${clientId} ${orderId}`]),
      );
      const open = exchange.orders.filter((each) => !isDone(each)).map(({ id }) => nameOf.get(id));
      const inBook = book.open().filter(({ isDraft }) => !isDraft);
      expect(inBook.map(({ clientId, orderId }) => `${clientId} ${orderId}`).toSorted()).toEqual(
        open.toSorted(),
      );
      for (const { id, filled } of exchange.orders) {
        const [clientId, orderId] = (nameOf.get(id) ?? '').split(' ').map(Number);
        expect(book.order(clientId ?? 0, orderId ?? 0)?.filled).toBe(filled);
      }
    }),
    { numRuns: 40 },
  );
});
