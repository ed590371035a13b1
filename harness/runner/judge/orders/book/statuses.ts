/** How far an order can have come; from a later stage none goes back, but where it is changed. */
const STAGES: Readonly<Record<string, number>> = {
  ApiPending: 0,
  PendingSubmit: 0,
  PreSubmitted: 1,
  Submitted: 2,
  PendingCancel: 3,
  ApiCancelled: 4,
  Cancelled: 4,
  Filled: 4,
  Inactive: 4,
};
const OVER = 4;

export function isStatus(status: string): boolean {
  return STAGES[status] !== undefined;
}

export function isOver(status: string | undefined): boolean {
  return status !== undefined && STAGES[status] === OVER;
}

export function isCancelled(status: string | undefined): boolean {
  return status === 'Cancelled' || status === 'ApiCancelled';
}

/** Whether the venue has taken an order or turned it down: more than that it is on its way. */
export function isKnownToVenue(status: string): boolean {
  return (STAGES[status] ?? 0) > 0;
}

/** Whether one status may follow another without a change of the order between them. */
export function mayFollow(before: string, after: string): boolean {
  if (before === after) return true;
  // A cancel that comes too late: the order goes on, or is filled.
  if (before === 'PendingCancel') return after !== 'ApiPending' && after !== 'PendingSubmit';
  if (before === 'ApiCancelled') return after === 'Cancelled';
  return !isOver(before) && (STAGES[after] ?? 0) > (STAGES[before] ?? 0);
}
