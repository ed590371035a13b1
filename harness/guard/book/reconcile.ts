import type { HeardEntry } from '../record/line.js';
import type { ReportedOrder } from '../watch/watch.js';
import type { Book, StandingOrder } from './book.js';

/**
 * What the upstream's own list of open orders says of the book's: those that it no longer has are over, and nobody
 * heard of it; others that nobody heard of, or that were thought gone, are open after all. Orders not transmitted are
 * on no list.
 *
 * @param isHeard whether what becomes of an order is told to its client, who is there: it needs no asking
 * @param isOnItsWay whether an order may have left too late to be on the list
 */
export function reconcile(
  book: Pick<Book, 'open' | 'order' | 'isNews'>,
  reported: readonly ReportedOrder[],
  isHeard: (order: StandingOrder) => boolean = () => false,
  isOnItsWay: (order: StandingOrder) => boolean = () => false,
): readonly HeardEntry[] {
  const permIds = new Set(reported.map(({ permId }) => permId).filter((permId) => permId !== 0));
  const ids = new Set(reported.map(idsOf));
  const gone = book
    .open()
    .filter((order) => !order.isDraft && !isHeard(order) && !isOnItsWay(order))
    .filter((order) => !ids.has(idsOf(order)) && !permIds.has(order.permId ?? 0))
    .map((order) => said(order, 'Gone', undefined));
  const listed = reported
    .filter((order) => book.order(order.clientId, order.orderId) !== undefined)
    .map((order) => said(order, 'Listed', order.filled));
  return [...gone, ...listed].filter((entry) => book.isNews(entry));
}

type Named = Pick<HeardEntry, 'clientId' | 'orderId'> & { readonly permId: number | undefined };

const idsOf = ({ clientId, orderId }: Named) => `${clientId} ${orderId}`;

function said({ clientId, orderId, permId }: Named, status: string, filled: number | undefined): HeardEntry {
  return {
    kind: 'heard',
    clientId,
    orderId,
    ...(permId ? { permId } : {}),
    status,
    ...(filled === undefined ? {} : { filled }),
  };
}
