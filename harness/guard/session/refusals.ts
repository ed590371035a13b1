import type { Refusal } from '../rules/verdict.js';

/** No bracket has more orders between a parent and its last child. */
const MOST_REFUSALS = 100;

/** Why new orders did not go through, for children that come after them. */
export interface Refusals {
  of(orderId: number): string | undefined;
  add(orderId: number, refusal: Refusal): void;
  forget(orderId: number): void;
}

export function createRefusals(): Refusals {
  const refusals = new Map<number, string>();
  return {
    of: (orderId) => refusals.get(orderId),
    add(orderId, { rule, reason }) {
      refusals.delete(orderId);
      refusals.set(orderId, `${rule}: ${reason}`);
      for (const oldest of refusals.keys()) {
        if (refusals.size <= MOST_REFUSALS) break;
        refusals.delete(oldest);
      }
    },
    forget: (orderId) => void refusals.delete(orderId),
  };
}
