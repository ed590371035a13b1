import type { ExchangeEvent } from '../../../trading/exchange/event.js';
import { isDone, type Order, type OrderId } from '../../../trading/exchange/orders/order.js';
import type { Ticket } from '../orders/ticket.js';
import type { GatewayState } from '../state/gateway-state.js';
import type { StateFolder } from '../state/open.js';
import type { Venue } from './venue.js';

/** Where a gateway's state is kept. */
export type Keeper = Pick<StateFolder, 'append' | 'flush' | 'isOvergrown' | 'compact'>;

/** Sees to it that whatever clients are told is kept before they are. */
export interface Recorder {
  happened(events: readonly ExchangeEvent[]): void;
  ticket(permId: OrderId, ticket: Ticket | undefined): void;
  draft(permId: OrderId, draft: Ticket | undefined): void;
  orderId(clientId: number, next: number): void;
  /** The venue has followed the market: orders may stand otherwise without anybody having been told. */
  beat(): void;
  /** Returns once all that has happened is kept; throws when it cannot be. */
  settle(): void;
}

/** For a gateway whose state ends with it. */
export const forgetful: Recorder = {
  happened: () => {},
  ticket: () => {},
  draft: () => {},
  orderId: () => {},
  beat: () => {},
  settle: () => {},
};

/** @param whole the gateway's state and venue, which are there only once the recorder is */
export function createRecorder(
  keeper: Keeper,
  whole: () => { readonly state: GatewayState; readonly venue: Venue },
): Recorder {
  let isSettled = true;
  /** Open orders as they were last written. */
  const written = new Map<OrderId, Order>();
  const note = (order: Order) => {
    if (isDone(order)) written.delete(order.id);
    else written.set(order.id, order);
    keeper.append({ orders: [order] });
  };
  return {
    settle() {
      if (isSettled) return;
      const { accounts, taken, ...counters } = whole().venue.standing();
      keeper.append({ accounts, taken, counters });
      keeper.flush();
      isSettled = true;
      if (keeper.isOvergrown) keeper.compact(whole().state);
    },
    happened(events) {
      for (const event of events) {
        if (event.type !== 'position') note(event.order);
        if (event.type === 'fill') keeper.append({ fills: [event.fill] });
      }
      isSettled = false;
    },
    ticket(permId, ticket) {
      keeper.append(ticket ? { tickets: [ticket] } : { gone: { tickets: [permId] } });
      isSettled = false;
    },
    draft(permId, draft) {
      keeper.append(draft ? { drafts: [draft] } : { gone: { drafts: [permId] } });
      isSettled = false;
    },
    orderId(clientId, next) {
      keeper.append({ nextOrderIds: { [clientId]: next } });
      isSettled = false;
    },
    beat() {
      for (const order of whole().venue.openOrders()) {
        if (written.get(order.id) !== order) note(order);
      }
      isSettled = false;
    },
  };
}
