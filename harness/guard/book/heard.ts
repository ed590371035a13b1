import { isAlive, isOver } from '../../wire/order-statuses.js';
import type { HeardEntry } from '../record/line.js';
import { type BookedOrder, isLatest } from './terms.js';

/** Ends that were guessed, or need not last; the others do, whatever comes late. */
const MAY_COME_BACK = new Set(['Inactive', 'Gone', 'Refused', 'NotFound']);

/** A cancel sent before the order itself may say later that there is none. */
const LATE_ANSWERS_MS = 60_000;

/**
 * An order after what was heard of it; the same object where that changes nothing.
 *
 * @param isHere whether its client is connected, so that what comes next is heard too
 */
export function heard(order: BookedOrder, entry: HeardEntry, at: number, isHere: boolean): BookedOrder {
  const { status, conId, permId = 0, remaining } = entry;
  if (status === 'Executed' && (conId !== order.conId || conId === 0)) return order;
  if (status === 'Refused') return refused(order);
  if (status === 'NotFound') return notFound(order, at);
  const filled = Math.max(order.filled, entry.filled ?? 0);
  const known = permId === 0 ? order.permId : (order.permId ?? permId);
  const isHeld = remaining !== undefined && isLatest(order, filled + remaining);
  const next = {
    ...order,
    filled,
    permId: known,
    least: isHeld ? order.latest : order.least,
    isUnheard: order.isUnheard && !(isHere && tellsAll(entry)),
    ...standing(order, status, filled),
  };
  const isSame =
    next.filled === order.filled &&
    next.permId === order.permId &&
    next.least === order.least &&
    next.isUnheard === order.isUnheard &&
    next.isOpen === order.isOpen &&
    next.isDraft === order.isDraft &&
    (next.status === order.status || (order.isOpen && order.status !== undefined));
  return isSame ? order : next;
}

/** One execution may be followed by others that happened before it was told. */
function tellsAll({ status, filled, remaining }: HeardEntry): boolean {
  return filled !== undefined && (remaining !== undefined || status === 'Listed');
}

type Standing = Pick<BookedOrder, 'status' | 'isOpen' | 'isDraft'>;

function standing(order: BookedOrder, heardStatus: string, filled: number): Standing {
  const before = { status: order.status, isOpen: order.isOpen, isDraft: order.isDraft };
  const status = heardStatus === 'Executed' ? afterTrade(order, filled) : heardStatus;
  const isLasting = !order.isOpen && !MAY_COME_BACK.has(order.status ?? '');
  if (isOver(status) || status === 'Gone')
    return isLasting ? before : { status, isOpen: false, isDraft: false };
  if (!isAlive(status) && status !== 'Listed') return before;
  if (isLasting) return before;
  return { status, isOpen: true, isDraft: order.isDraft && status === 'ApiPending' };
}

function afterTrade({ quantity, earlier, status = 'Submitted' }: BookedOrder, filled: number): string {
  // Which of its sizes holds is not known once it was modified: then the upstream's word is waited for.
  return earlier.length === 0 && quantity > 0 && filled >= quantity ? 'Filled' : status;
}

/** An error for an order that the upstream has taken is about a modification, and may leave it as it was. */
function refused(order: BookedOrder): BookedOrder {
  const isNew = order.status === undefined && order.earlier.length === 0;
  return isNew && order.isOpen ? { ...order, status: 'Refused', isOpen: false, isDraft: false } : order;
}

function notFound(order: BookedOrder, at: number): BookedOrder {
  const isCertain = order.status !== undefined || at - order.askedAt >= LATE_ANSWERS_MS;
  return isCertain && order.isOpen ? { ...order, status: 'NotFound', isOpen: false, isDraft: false } : order;
}

/** How much of its notional an order counts for, in hundredths: whole numbers, whose sums do not drift. */
export function hundredthsOf(order: BookedOrder): number {
  return Math.ceil(movedBy(order) * 100 - 1e-6);
}

/** How much of it has traded, as far as is known; all of it where nobody heard what became of the rest. */
export function tradedOf(order: BookedOrder): number {
  const { filled, quantity } = order;
  return !order.isOpen && isEndUnknown(order) ? Math.max(quantity, filled) : filled;
}

function isEndUnknown({ status, filled }: BookedOrder): boolean {
  return status === 'Gone' || status === 'NotFound' || (status === 'Filled' && filled === 0);
}

function movedBy(order: BookedOrder): number {
  const { isOpen, notional, perShare, filled, quantity } = order;
  const traded = quantity > 0 ? perShare * filled : filled > 0 ? notional : 0;
  // What became of it, or of the rest of it, is not known.
  return isOpen || isEndUnknown(order) ? Math.max(notional, traded) : traded;
}
