/** Every status of TWS's orders, by how far an order has come with it. */
const STAGES: ReadonlyMap<string, number> = new Map([
  ['ApiPending', 0],
  ['PendingSubmit', 0],
  ['PreSubmitted', 1],
  ['Submitted', 2],
  ['PendingCancel', 3],
  ['ApiCancelled', 4],
  ['Cancelled', 4],
  ['Filled', 4],
  ['Inactive', 4],
]);
const OVER = 4;

/** From a later stage no order goes back, but where it is changed. Undefined of what is no status. */
export function stageOf(status: string): number | undefined {
  return STAGES.get(status);
}

export function isOver(status: string | undefined): boolean {
  return status !== undefined && STAGES.get(status) === OVER;
}

/** An order that was turned down as Inactive may come back, when it is changed or IB thinks better of it. */
export function isOverForGood(status: string | undefined): boolean {
  return isOver(status) && status !== 'Inactive';
}

/** Held, working or on its way, also on its way out. */
export function isAlive(status: string): boolean {
  return STAGES.has(status) && !isOver(status);
}

export function isCancelled(status: string | undefined): boolean {
  return status === 'Cancelled' || status === 'ApiCancelled';
}
