import type { OrderId } from '../../../trading/exchange/orders/order.js';
import type { Ticket } from '../orders/ticket.js';

/** Every order that clients know of: by what they call it, and by what the venue does. */
export interface Tickets {
  of(permId: OrderId): Ticket | undefined;
  find(clientId: number, orderId: number): Ticket | undefined;
  /** Orders of any client under this id. */
  called(orderId: number): readonly Ticket[];
  put(ticket: Ticket): void;
  remove(permId: OrderId): void;
  all(): readonly Ticket[];
  /** Forgets all, and knows these instead. */
  reset(to: readonly Ticket[]): void;
}

/** @param changed told of each change: a ticket that is new or another one, or the number of one that is gone */
export function createTickets(
  before: readonly Ticket[] = [],
  changed: (permId: OrderId, ticket: Ticket | undefined) => void = () => {},
): Tickets {
  const byPermId = new Map<OrderId, Ticket>();
  const byClient = new Map<number, Map<number, Ticket>>();
  const enter = (ticket: Ticket) => {
    byPermId.set(ticket.permId, ticket);
    const own = byClient.get(ticket.clientId);
    if (own) own.set(ticket.orderId, ticket);
    else byClient.set(ticket.clientId, new Map([[ticket.orderId, ticket]]));
  };
  const reset = (to: readonly Ticket[]) => {
    byPermId.clear();
    byClient.clear();
    for (const ticket of to) enter(ticket);
  };
  reset(before);
  return {
    reset,
    put(ticket) {
      enter(ticket);
      changed(ticket.permId, ticket);
    },
    of: (permId) => byPermId.get(permId),
    find: (clientId, orderId) => byClient.get(clientId)?.get(orderId),
    called: (orderId) => [...byClient.values()].flatMap((own) => own.get(orderId) ?? []),
    remove(permId) {
      const ticket = byPermId.get(permId);
      if (ticket === undefined) return;
      byPermId.delete(permId);
      changed(permId, undefined);
      const own = byClient.get(ticket.clientId);
      // An id that was used again names the newer order.
      if (own?.get(ticket.orderId)?.permId === permId) own.delete(ticket.orderId);
    },
    all: () => [...byPermId.values()],
  };
}
