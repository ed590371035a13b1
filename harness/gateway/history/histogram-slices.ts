import type { Instrument } from '../../../trading/instruments/instrument.js';
import type { Market } from '../../world/market.js';

/** Every trade of so long is looked at in some ten milliseconds. */
const SLICE_MS = 3_600_000;

/** What traded at which price in a range, as if asked for at once. */
export function* histogramInSlices(
  market: Market,
  instrument: Instrument,
  { from, to, useRTH }: { readonly from: number; readonly to: number; readonly useRTH: boolean },
) {
  const sizes = new Map<number, number>();
  for (let start = from; start < to; start += SLICE_MS) {
    if (start > from) yield;
    for (const { price, size } of market.histogram(
      instrument,
      start,
      Math.min(start + SLICE_MS, to),
      useRTH,
    )) {
      sizes.set(price, (sizes.get(price) ?? 0) + size);
    }
  }
  return (
    [...sizes]
      .sort(([a], [b]) => a - b)
      // Sizes of coins have decimals, and sums of those have dust.
      .map(([price, size]) => ({ price, size: Number(size.toFixed(8)) }))
  );
}
