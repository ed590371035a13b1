import type { Message } from '../../wire/message.js';
import { openOrder } from '../../wire/replies/orders.js';

/** Which news of orders is of other clients' orders, and which of that a client does not expect. */
export interface Others {
  isOwn(message: Message): boolean;
  /** @param list whose list of open orders is under way */
  isForClient(message: Message, list: 'client' | 'guard' | undefined): boolean;
  /** The guard's list is over. */
  listEnded(): void;
}

export function createOthers(clientId: number): Others {
  /** The permanent ids of the client's own orders: a status may name the client that cancelled it. */
  const own = new Set<string>();
  /** What the guard's list under way has said already: of each order itself and its status, once. */
  const listed = new Set<string>();
  /** A master client is told of others' orders unasked: whatever comes may be for it, and twice does no harm. */
  let isMaster = false;

  const isOfList = ({ layout, texts }: Message): boolean => {
    const { permId = '', clientId: of, orderId } = texts;
    const name = permId === '0' || permId === '' ? `${of} ${orderId}` : permId;
    const [order, said] = [`order ${name}`, `${layout.id === openOrder.id ? 'order' : 'status'} ${name}`];
    if (listed.has(said) || (said !== order && !listed.has(order))) return false;
    listed.add(said);
    return true;
  };

  return {
    isOwn({ texts }) {
      const { permId } = texts;
      if (texts['clientId'] !== String(clientId)) return typeof permId === 'string' && own.has(permId);
      if (typeof permId === 'string' && permId !== '' && permId !== '0') own.add(permId);
      return true;
    },
    isForClient(message, list) {
      if (list === 'client' || isMaster) return true;
      if (list === 'guard' && isOfList(message)) return false;
      isMaster = true;
      return true;
    },
    listEnded: () => listed.clear(),
  };
}
