import type { Fields } from '../../wire/decode.js';
import { encode } from '../../wire/encode.js';
import type { Message } from '../../wire/message.js';
import { openOrderEnd, orderStatus } from '../../wire/replies/executions.js';
import { openOrder } from '../../wire/replies/orders.js';
import { errMsg } from '../../wire/replies/session.js';
import { reqAllOpenOrders } from '../../wire/requests/orders.js';

/** What the upstream last said of a client's own orders, to be said again after a refused modification. */
export interface Standing {
  /** Takes in a reply; false when it answers a question of the guard's own and is not for the client. */
  hear(message: Message, body: Buffer): boolean;
  /** The client has asked for its open orders, or for all of them. */
  asked(): void;
  isKnown(orderId: number): boolean;
  /** Says again how an order stands; where that is not known the upstream is asked first, which may have no such order. */
  tell(orderId: number, hasNone: () => void): void;
  /** The guard itself has cancelled an order: that there was nothing left to cancel is no news for the client. */
  cancelled(orderId: number): void;
}

export interface StandingOptions {
  readonly version: number;
  readonly clientId: number;
  toClient(body: string): void;
  toUpstream(body: string): void;
}

/** Bodies as text: what was read is UTF-8, and what is written must not lean on the bytes around it. */
interface Last {
  readonly order: string;
  readonly status?: string;
}

/** How an upstream says that it gives no list of orders, as one does whose API is read-only. */
const REFUSED_REQUEST = new Set([320, 321, 322]);
const NOTHING_TO_CANCEL = new Set([161, 10147, 10148]);

const OVER = new Set(['Filled', 'Cancelled', 'ApiCancelled', 'Inactive']);

export function createStanding({ version, clientId, toClient, toUpstream }: StandingOptions): Standing {
  const last = new Map<string, Last>();
  /** Who waits for the ends of the lists of open orders that are under way, in order. */
  const lists: ('client' | 'guard')[] = [];
  let wanted = new Map<string, () => void>();
  const ownCancels = new Set<string>();

  const say = (orderId: string) => {
    const known = last.get(orderId);
    if (!known) return;
    toClient(known.order);
    if (known.status) toClient(known.status);
  };

  /** Whether the list that is over now was the guard's own. */
  const endList = (): boolean => {
    if (lists.shift() !== 'guard') return false;
    const missing = wanted;
    wanted = new Map();
    for (const hasNone of missing.values()) hasNone();
    return true;
  };

  /** False when an error answers something that the guard did. */
  const hearError = ({ reqId, errorCode }: Fields): boolean => {
    const code = Number(errorCode);
    if (reqId === '-1') return !(REFUSED_REQUEST.has(code) && lists.length > 0 && endList());
    return !(NOTHING_TO_CANCEL.has(code) && typeof reqId === 'string' && ownCancels.has(reqId));
  };

  return {
    asked() {
      lists.push('client');
    },
    isKnown: (orderId) => last.has(String(orderId)),
    cancelled: (orderId) => void ownCancels.add(String(orderId)),
    tell(orderId, hasNone) {
      const id = String(orderId);
      if (last.has(id)) {
        say(id);
        return;
      }
      wanted.set(id, hasNone);
      lists.push('guard');
      toUpstream(encode(reqAllOpenOrders, version, {}));
    },
    hear({ layout, texts }, body) {
      if (layout.id === openOrderEnd.id) {
        return !endList();
      }
      if (layout.id === errMsg.id) return hearError(texts);
      if (layout.id !== openOrder.id && layout.id !== orderStatus.id) return true;
      const { orderId } = texts;
      const isOwn = texts['clientId'] === String(clientId);
      // During the guard's own question the list is for the guard, but for the orders it asked about.
      if (lists[0] === 'guard' && !isOwn) return false;
      if (typeof orderId !== 'string' || !isOwn) return true;
      const known = last.get(orderId);
      const text = body.toString();
      const isRepeated = known?.order === text || known?.status === text;
      if (layout.id === openOrder.id) {
        // A preview is no order.
        if (texts['whatIf'] !== '1') last.set(orderId, { ...known, order: text });
      } else if (OVER.has(String(texts['status']))) last.delete(orderId);
      else if (known) last.set(orderId, { ...known, status: text });
      const isWanted = wanted.has(orderId);
      if (isWanted) wanted.set(orderId, () => {});
      return lists[0] !== 'guard' || isWanted || !isRepeated;
    },
  };
}
