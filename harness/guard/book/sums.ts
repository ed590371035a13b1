import { hundredthsOf } from './heard.js';
import type { BookedOrder } from './terms.js';

/** What the orders of each account count for, without going through them. */
export interface Sums {
  /** An order has become another; undefined where there is none. */
  replace(before: BookedOrder | undefined, after: BookedOrder | undefined): void;
  /** What the open orders of an account may move, in hundredths. */
  open(account: string): number;
  /** What was moved today by orders that are over. */
  over(account: string): number;
  /** A new day begins, on which nothing has been moved. */
  newDay(): void;
}

export function createSums(): Sums {
  const open = new Map<string, number>();
  const over = new Map<string, number>();
  const add = (order: BookedOrder | undefined, sign: 1 | -1) => {
    if (order === undefined) return;
    const sums = order.isOpen ? open : over;
    sums.set(order.account, (sums.get(order.account) ?? 0) + sign * hundredthsOf(order));
  };
  return {
    replace(before, after) {
      add(before, -1);
      add(after, 1);
    },
    open: (account) => open.get(account) ?? 0,
    over: (account) => over.get(account) ?? 0,
    newDay: () => over.clear(),
  };
}
