import type { Books } from './books.js';
import type { Order } from './orders/order.js';
import type { ExchangeState } from './state.js';

/** All that the books remember. Records are shared, lists are not. */
export function stateOf(books: Books): ExchangeState {
  return {
    ...withoutOrders(books),
    orders: [...books.done.values(), ...inOrder(books.open.values())],
    fills: books.fills.slice(),
  };
}

/** The state but for its orders and fills. */
export function withoutOrders(books: Books): Omit<ExchangeState, 'orders' | 'fills'> {
  return {
    lastOrderId: books.lastOrderId,
    lastPriority: books.lastPriority,
    lastFill: books.lastFill,
    accounts: [...books.accounts.values()],
    taken: [...books.taken.values()],
    now: books.now,
  };
}

export function inOrder(orders: Iterable<Order>): Order[] {
  return [...orders].sort((one, other) => one.id - other.id);
}
