import type { OrderEntry } from '../record/line.js';
import type { StandingOrder } from './book.js';

/** An order as the book keeps it. */
export interface BookedOrder extends StandingOrder {
  /** What one share of it moves at most. */
  readonly perShare: number;
  /** How it stood before each modification, the latest last: one that never went out is taken back. */
  readonly earlier: readonly Terms[];
  /** When it was last asked for, in milliseconds since 1970. */
  readonly askedAt: number;
}

/** What a modification changes. */
export type Terms = Pick<
  BookedOrder,
  | 'account'
  | 'conId'
  | 'symbol'
  | 'side'
  | 'quantity'
  | 'notional'
  | 'perShare'
  | 'parentId'
  | 'isDraft'
  | 'isOpen'
>;

/** More modifications of one order are never under way at once. */
const MOST_EARLIER = 10;

export function placed(entry: OrderEntry, at: number): BookedOrder {
  const { clientId, orderId, account, conId, symbol, side, quantity, parentId } = entry;
  const notional = notionalOf(entry);
  return {
    clientId,
    orderId,
    account,
    conId,
    symbol,
    side,
    quantity,
    notional,
    perShare: quantity > 0 ? notional / quantity : 0,
    parentId,
    filled: 0,
    isDraft: !entry.transmit,
    isOpen: true,
    permId: undefined,
    status: undefined,
    earlier: [],
    askedAt: at,
  };
}

/**
 * New terms for an order that stands. Until it is over the larger figures count: the upstream may refuse a
 * modification, and it says so in more ways than can be told apart.
 */
export function modified(order: BookedOrder, entry: OrderEntry, at: number): BookedOrder {
  const asked = placed(entry, at);
  return {
    ...asked,
    quantity: Math.max(order.quantity, asked.quantity),
    notional: Math.max(order.notional, asked.notional),
    perShare: Math.max(order.perShare, asked.perShare),
    filled: order.filled,
    isDraft: order.isDraft && !entry.transmit,
    permId: order.permId,
    // Whatever it was, it may trade again.
    status: order.isOpen ? order.status : undefined,
    earlier: [...order.earlier, termsOf(order)].slice(-MOST_EARLIER),
  };
}

/** As it was before what did not go out; undefined where nothing is left of it. */
export function withdrawn(order: BookedOrder): BookedOrder | undefined {
  const before = order.earlier.at(-1);
  if (before === undefined) return order.status === undefined ? undefined : order;
  return {
    ...order,
    ...before,
    isDraft: before.isDraft && order.status === undefined,
    // What has ended since stays so.
    isOpen: before.isOpen && order.isOpen,
    earlier: order.earlier.slice(0, -1),
  };
}

function termsOf(order: BookedOrder): Terms {
  const { account, conId, symbol, side, quantity, notional, perShare, parentId, isDraft, isOpen } = order;
  return { account, conId, symbol, side, quantity, notional, perShare, parentId, isDraft, isOpen };
}

/** Where no rule asked what it moves, it counts for nothing; a figure that is none counts for more than anybody has. */
function notionalOf({ notional }: OrderEntry): number {
  if (notional === undefined) return 0;
  return Number.isFinite(notional) ? Math.max(notional, 0) : 1e12;
}
