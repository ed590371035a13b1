import type { Fields } from '../../wire/decode.js';

/**
 * IB's own algorithms: however they go about it, they trade the order's quantity of the order's contract. Those of
 * other houses may trade something else besides, such as the other half of a pair.
 */
export const ownAlgorithms: readonly string[] = [
  ...['Adaptive', 'ArrivalPx', 'AD', 'BalanceImpactRisk', 'ClosePx', 'DarkIce', 'MinImpact'],
  ...['PctVol', 'PctVolPx', 'PctVolSz', 'PctVolTm', 'Twap', 'Vwap'],
];

/** An algorithm can be given an amount of money, which would stand beside the quantity. */
export function hasAmountOfItsOwn({ algoParams = [] }: Fields): boolean {
  if (typeof algoParams === 'string') return false;
  return algoParams.some(({ tag }) => typeof tag === 'string' && /monetary|cash/i.test(tag));
}
