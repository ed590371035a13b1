/** The next order id of each client: above every id that it has ever used. */
export interface OrderIds {
  next(clientId: number): number;
  /** Whether an order has had the id, or one above it: it is not to be used again. */
  isUsed(clientId: number, orderId: number): boolean;
  used(clientId: number, orderId: number): void;
  /** Keeps an id for an order that is on its way: it is the next one no more, and used only once that is here. */
  claim(clientId: number, orderId: number): void;
  all(): Readonly<Record<number, number>>;
  /** Goes on from these where they are higher. */
  raise(to: Readonly<Record<number, number>>): void;
}

/** Clients keep order ids in 32 bits. */
export const LARGEST_ID = 2_147_483_647;

/** @param changed told of each client whose next id is another one */
export function createOrderIds(
  before: Readonly<Record<number, number>> = {},
  changed: (clientId: number, next: number) => void = () => {},
): OrderIds {
  const next = new Map(Object.entries(before).map(([clientId, id]) => [Number(clientId), id]));
  const nextOf = (clientId: number) => next.get(clientId) ?? 1;
  const raise = (clientId: number, id: number) => {
    if (id <= nextOf(clientId)) return;
    next.set(clientId, id);
    changed(clientId, id);
  };
  const claims = new Set<string>();
  const claimOf = (clientId: number, orderId: number) => `${clientId} ${orderId}`;
  return {
    all: () => Object.fromEntries(next),
    next: nextOf,
    isUsed: (clientId, orderId) => orderId < nextOf(clientId) && !claims.has(claimOf(clientId, orderId)),
    used(clientId, orderId) {
      if (claims.size > 0) claims.delete(claimOf(clientId, orderId));
      raise(clientId, orderId + 1);
    },
    claim(clientId, orderId) {
      if (orderId < nextOf(clientId) || orderId > LARGEST_ID) return;
      claims.add(claimOf(clientId, orderId));
      raise(clientId, orderId + 1);
    },
    raise(to) {
      for (const [clientId, id] of Object.entries(to)) raise(Number(clientId), id);
    },
  };
}
