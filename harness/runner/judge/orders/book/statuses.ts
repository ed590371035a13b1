import { isOver, stageOf } from '../../../../wire/order-statuses.js';

/** Whether the venue has taken an order or turned it down: more than that it is on its way. */
export function isKnownToVenue(status: string): boolean {
  return (stageOf(status) ?? 0) > 0;
}

/** Whether one status may follow another without a change of the order between them. */
export function mayFollow(before: string, after: string): boolean {
  if (before === after) return true;
  // A cancel that comes too late: the order goes on, or is filled.
  if (before === 'PendingCancel') return after !== 'ApiPending' && after !== 'PendingSubmit';
  if (before === 'ApiCancelled') return after === 'Cancelled';
  return !isOver(before) && (stageOf(after) ?? 0) > (stageOf(before) ?? 0);
}
