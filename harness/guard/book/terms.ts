import { movesOf } from '../asked/quantities.js';
import { readOrder } from '../asked/read-order.js';
import type { AllowedOrder } from '../record/line.js';
import type { StandingLeg, StandingOrder } from './book.js';

/** An order as the book keeps it. */
export interface BookedOrder extends StandingOrder {
  /** What one share of it moves at most. */
  readonly perShare: number;
  /** How large it was last asked to be. */
  readonly latest: number;
  /** How it stood before each modification, the latest last: one that never went out is taken back. */
  readonly earlier: readonly Terms[];
}

/** What a modification changes: never which order it is, of whom and in what. */
export type Terms = Pick<
  BookedOrder,
  'quantity' | 'least' | 'latest' | 'notional' | 'perShare' | 'isDraft' | 'isOpen'
>;

/** More modifications of one order are never under way at once. */
const MOST_EARLIER = 10;

export function placed(entry: AllowedOrder, at: number): BookedOrder {
  const { clientId, orderId, account, conId, symbol, side, quantity, parentId } = entry;
  const notional = notionalOf(entry);
  return {
    clientId,
    orderId,
    account,
    conId,
    symbol,
    side,
    legs: legsIn(entry),
    quantity,
    // Nothing may lean on what it would bring before the upstream is heard to hold it.
    least: entry.isReused ? 0 : quantity,
    latest: quantity,
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
    isUnheard: false,
  };
}

/** As it stood on the wire; where that is no longer understood they are not known. */
function legsIn({ texts }: AllowedOrder): readonly StandingLeg[] {
  if (texts['secType'] !== 'BAG') return [];
  const reading = readOrder(texts);
  if (!reading.ok) return [];
  return movesOf({ ...reading.order, quantity: 1 }).map(({ contract: { conId }, side, quantity }) => ({
    conId,
    side,
    ratio: quantity,
  }));
}

/** What one of it moves in each contract. */
export function movesIn({ legs, conId, side }: StandingOrder): readonly StandingLeg[] {
  return legs.length > 0 ? legs : [{ conId, side, ratio: 1 }];
}

/**
 * New terms for an order that stands. Until it is over it may be as large as it was, or as small as it is to be: the
 * upstream may refuse a modification, and it says so in more ways than can be told apart.
 */
export function modified(order: BookedOrder, entry: AllowedOrder, at: number): BookedOrder {
  const asked = placed(entry, at);
  return {
    ...order,
    quantity: Math.max(order.quantity, asked.quantity),
    least: Math.min(order.least, asked.quantity),
    latest: asked.quantity,
    notional: Math.max(order.notional, asked.notional),
    perShare: Math.max(order.perShare, asked.perShare),
    isDraft: order.isDraft && !entry.transmit,
    // Whatever it was, it may trade again.
    isOpen: true,
    status: order.isOpen ? order.status : undefined,
    askedAt: at,
    earlier: [...order.earlier, termsOf(order)].slice(-MOST_EARLIER),
  };
}

/** Whether so large a whole, as the upstream says it, can be none but what was asked for last. */
export function isLatest({ latest, earlier }: BookedOrder, whole: number): boolean {
  const isAlone = earlier.length < MOST_EARLIER && earlier.every((terms) => terms.latest !== latest);
  return isAlone && Math.abs(whole - latest) < 1e-9;
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
  const { quantity, least, latest, notional, perShare, isDraft, isOpen } = order;
  return { quantity, least, latest, notional, perShare, isDraft, isOpen };
}

/** Where no rule asked what it moves, it counts for nothing; a figure that is none counts for more than anybody has. */
function notionalOf({ notional }: AllowedOrder): number {
  if (notional === undefined) return 0;
  return Number.isFinite(notional) ? Math.max(notional, 0) : 1e12;
}
