import type { Clock } from '../../../platform/clock/clock.js';
import type { Fields } from '../../wire/decode.js';
import { encode } from '../../wire/encode.js';
import type { Message } from '../../wire/message.js';
import { isOver } from '../../wire/order-statuses.js';
import { openOrderEnd, orderStatus } from '../../wire/replies/executions.js';
import { openOrder } from '../../wire/replies/orders.js';
import { errMsg } from '../../wire/replies/session.js';
import { reqAllOpenOrders } from '../../wire/requests/orders.js';
import { leavesNothingToCancel, refusesAnyRequest } from '../../wire/tws-codes.js';
import { cancelBody } from './answers.js';
import { createOthers } from './others.js';

/** What the upstream last said of a client's own orders, to be said again after a refused modification. */
export interface Standing {
  /** Takes in a reply; false when it answers a question of the guard's own and is not for the client. */
  hear(message: Message, body: Buffer): boolean;
  /** Nothing of the guard's own is under way: whatever is heard is for the client. */
  readonly isQuiet: boolean;
  /** The client has asked for its open orders, or for all of them. */
  asked(): void;
  isKnown(orderId: number): boolean;
  /** Says again how an order stands, as far as that is known. */
  repeat(orderId: number): void;
  /** The same; where it is not known the upstream is asked first, which may have no such order. */
  tell(orderId: number, hasNone: () => void): void;
  /** Something is to be asked of the upstream, at the client's next turn, and nothing is being asked. */
  readonly isToAsk: boolean;
  /** Begins to ask; what to send for it. */
  ask(): string;
  /** Cancels an order in the guard's own name: that there was nothing left to cancel is no news for the client. */
  cancel(orderId: number): void;
  end(): void;
}

export interface StandingOptions {
  readonly version: number;
  readonly clientId: number;
  readonly clock: Clock;
  toClient(body: string): void;
  /** What must not wait. */
  toUpstream(body: string): void;
  /** There is something to ask now. */
  wantsToAsk(): void;
}

/** Bodies as text: what was read is UTF-8, and what is written must not lean on the bytes around it. */
interface Last {
  readonly order: string;
  readonly status?: string;
}

/** A list of which the end has not come by then will not end: nothing more is taken for a part of it. */
const LIST_TAKES_MS = 5000;

type Wanted = Map<string, () => void>;

export function createStanding(options: StandingOptions): Standing {
  const { version, clientId, clock, toClient, toUpstream, wantsToAsk } = options;
  const last = new Map<string, Last>();
  const others = createOthers(clientId);
  /** Who waits for the ends of the lists of open orders that are under way, in order. */
  const lists: ('client' | 'guard')[] = [];
  /** Orders that are looked for in the guard's list under way, of which there is only one. */
  let sought: Wanted | undefined;
  /** Those that are asked for with the next. */
  let wanted: Wanted = new Map();
  let cancelLimit = () => {};
  const ownCancels = new Set<string>();

  const repeat = (orderId: string) => {
    const known = last.get(orderId);
    if (!known) return;
    toClient(known.order);
    if (known.status) toClient(known.status);
  };

  const endOwnList = () => {
    cancelLimit();
    others.listEnded();
    const missing = sought ?? [];
    sought = undefined;
    for (const [, hasNone] of missing) hasNone();
    if (wanted.size > 0) wantsToAsk();
  };
  /** Whether the list that is over now was the guard's own. */
  const endList = (): boolean => {
    if (lists.shift() !== 'guard') return false;
    endOwnList();
    return true;
  };
  const giveUpOwnList = () => {
    lists.splice(lists.indexOf('guard'), 1);
    endOwnList();
  };

  /** False when an error answers something that the guard did. */
  const hearError = ({ reqId, errorCode }: Fields): boolean => {
    const code = Number(errorCode);
    // So an upstream says that it gives no list of orders, as one does whose API is read-only.
    if (reqId === '-1') return !(refusesAnyRequest(code) && lists.length > 0 && endList());
    return !(leavesNothingToCancel(code) && typeof reqId === 'string' && ownCancels.has(reqId));
  };

  const hearOwn = ({ layout, texts }: Message, orderId: string, text: string): boolean => {
    const known = last.get(orderId);
    const isRepeated = known?.order === text || known?.status === text;
    if (layout.id === openOrder.id) {
      // A preview is no order.
      if (texts['whatIf'] !== '1') last.set(orderId, { ...known, order: text });
    } else if (isOver(String(texts['status']))) last.delete(orderId);
    else if (known) last.set(orderId, { ...known, status: text });
    const isSought = sought?.has(orderId) ?? false;
    if (isSought) sought?.set(orderId, () => {});
    return lists[0] !== 'guard' || isSought || !isRepeated;
  };

  return {
    get isQuiet() {
      return ownCancels.size === 0 && !lists.includes('guard');
    },
    asked() {
      lists.push('client');
    },
    isKnown: (orderId) => last.has(String(orderId)),
    cancel(orderId) {
      ownCancels.add(String(orderId));
      toUpstream(cancelBody(version, orderId));
    },
    repeat: (orderId) => repeat(String(orderId)),
    tell(orderId, hasNone) {
      const id = String(orderId);
      if (last.has(id)) {
        repeat(id);
        return;
      }
      wanted.set(id, hasNone);
      if (!sought) wantsToAsk();
    },
    get isToAsk() {
      return !sought && wanted.size > 0;
    },
    ask() {
      sought = wanted;
      wanted = new Map();
      lists.push('guard');
      cancelLimit = clock.after(LIST_TAKES_MS, giveUpOwnList);
      return encode(reqAllOpenOrders, version, {});
    },
    hear(message, body) {
      const { layout, texts } = message;
      if (layout.id === openOrderEnd.id) return !endList();
      if (layout.id === errMsg.id) return hearError(texts);
      if (layout.id !== openOrder.id && layout.id !== orderStatus.id) return true;
      const { orderId } = texts;
      if (typeof orderId === 'string' && others.isOwn(message)) {
        return hearOwn(message, orderId, body.toString());
      }
      // Others' orders are of the list that was asked for, but for what a master client hears unasked.
      return others.isForClient(message, lists[0]);
    },
    end: () => cancelLimit(),
  };
}
