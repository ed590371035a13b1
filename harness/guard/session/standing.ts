import { encode } from '../../wire/encode.js';
import type { Message } from '../../wire/message.js';
import { openOrderEnd, orderStatus } from '../../wire/replies/executions.js';
import { openOrder } from '../../wire/replies/orders.js';
import { reqAllOpenOrders } from '../../wire/requests/orders.js';

/** What the upstream last said of a client's own orders, to be said again after a refused modification. */
export interface Standing {
  /** Takes in a reply; false when it answers a question of the guard's own and is not for the client. */
  hear(message: Message, body: Buffer): boolean;
  /** The client has asked for its open orders, or for all of them. */
  asked(): void;
  isKnown(orderId: number): boolean;
  /** Says again how an order stands; where that is not known the upstream is asked first. */
  tell(orderId: number): void;
}

export interface StandingOptions {
  readonly version: number;
  readonly clientId: number;
  toClient(body: string | Buffer): void;
  toUpstream(body: string): void;
}

interface Last {
  readonly order: Buffer;
  readonly status?: Buffer;
}

const OVER = new Set(['Filled', 'Cancelled', 'ApiCancelled', 'Inactive']);

export function createStanding({ version, clientId, toClient, toUpstream }: StandingOptions): Standing {
  const last = new Map<string, Last>();
  /** Who waits for the ends of the lists of open orders that are under way, in order. */
  const lists: ('client' | 'guard')[] = [];
  let wanted = new Set<string>();

  const say = (orderId: string) => {
    const known = last.get(orderId);
    if (!known) return;
    toClient(known.order);
    if (known.status) toClient(known.status);
  };

  return {
    asked() {
      lists.push('client');
    },
    isKnown: (orderId) => last.has(String(orderId)),
    tell(orderId) {
      const id = String(orderId);
      if (last.has(id)) {
        say(id);
        return;
      }
      wanted.add(id);
      lists.push('guard');
      toUpstream(encode(reqAllOpenOrders, version, {}));
    },
    hear({ layout, texts }, body) {
      if (layout.id === openOrderEnd.id) {
        const isForGuard = lists.shift() === 'guard';
        if (isForGuard) wanted = new Set();
        return !isForGuard;
      }
      if (layout.id !== openOrder.id && layout.id !== orderStatus.id) return true;
      const { orderId } = texts;
      const isOwn = texts['clientId'] === String(clientId);
      // During the guard's own question the list is for the guard, but for the orders it asked about.
      if (lists[0] === 'guard' && !isOwn) return false;
      if (typeof orderId !== 'string' || !isOwn) return true;
      const known = last.get(orderId);
      const isRepeated = known?.order.equals(body) || known?.status?.equals(body);
      if (layout.id === openOrder.id) {
        // A preview is no order.
        if (texts['whatIf'] !== '1') last.set(orderId, { ...known, order: Buffer.from(body) });
      } else if (OVER.has(String(texts['status']))) last.delete(orderId);
      else if (known) last.set(orderId, { ...known, status: Buffer.from(body) });
      return lists[0] !== 'guard' || wanted.has(orderId) || !isRepeated;
    },
  };
}
