import type { TriggerMethod } from '../../../../trading/exchange/orders/condition.js';

/** By IB's numbers, of which 5 and 6 were never given. */
const METHODS: ReadonlyMap<number, TriggerMethod> = new Map([
  [0, 'default'],
  [1, 'double-bid-ask'],
  [2, 'last'],
  [3, 'double-last'],
  [4, 'bid-ask'],
  [7, 'last-or-bid-ask'],
  [8, 'mid'],
]);

export function readTriggerMethod(number: number | undefined): TriggerMethod | undefined {
  return METHODS.get(number ?? 0);
}
