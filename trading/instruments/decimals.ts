/** Nothing that is traded or told has more than eight decimals; what stands behind them is left over from a sum. */
export function withoutNoise(value: number): number {
  return Math.round(value * 1e8) / 1e8;
}

/** Sums of cents are cents: 0.1 + 0.2 must not become 0.30000000000000004, nor anything a negative zero. */
export function sumOfPrices(sum: number): number {
  return Number(sum.toFixed(10)) + 0;
}
