/** The next order id of each client: above every id that it has ever used. */
export interface OrderIds {
  next(clientId: number): number;
  used(clientId: number, orderId: number): void;
  all(): Readonly<Record<number, number>>;
  /** Forgets all, and goes on from these instead. */
  reset(to: Readonly<Record<number, number>>): void;
}

/** @param changed told of each client whose next id is another one */
export function createOrderIds(
  before: Readonly<Record<number, number>> = {},
  changed: (clientId: number, next: number) => void = () => {},
): OrderIds {
  const next = new Map<number, number>();
  const reset = (to: Readonly<Record<number, number>>) => {
    next.clear();
    for (const [clientId, id] of Object.entries(to)) next.set(Number(clientId), id);
  };
  reset(before);
  return {
    reset,
    all: () => Object.fromEntries(next),
    next: (clientId) => next.get(clientId) ?? 1,
    used(clientId, orderId) {
      if (orderId < (next.get(clientId) ?? 1)) return;
      next.set(clientId, orderId + 1);
      changed(clientId, orderId + 1);
    },
  };
}
