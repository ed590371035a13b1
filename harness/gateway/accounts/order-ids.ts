/** The next order id of each client: above every id that it has ever used. */
export interface OrderIds {
  next(clientId: number): number;
  used(clientId: number, orderId: number): void;
  all(): Readonly<Record<number, number>>;
}

export function createOrderIds(before: Readonly<Record<number, number>> = {}): OrderIds {
  const next = new Map(Object.entries(before).map(([clientId, id]) => [Number(clientId), id]));
  return {
    all: () => Object.fromEntries(next),
    next: (clientId) => next.get(clientId) ?? 1,
    used(clientId, orderId) {
      if (orderId >= (next.get(clientId) ?? 1)) next.set(clientId, orderId + 1);
    },
  };
}
