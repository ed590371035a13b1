/** The value below which the share `q` of a list lies, between neighbours where it falls between two. */
export function quantile(values: readonly number[], q: number): number {
  if (values.length === 0) throw new RangeError('a quantile needs at least one value');
  const sorted = Float64Array.from(values).sort();
  const at = (sorted.length - 1) * q;
  const below = sorted[Math.floor(at)] ?? 0;
  const above = sorted[Math.ceil(at)] ?? below;
  return below + (above - below) * (at - Math.floor(at));
}

export interface Timings {
  readonly operations: number;
  readonly medianMs: number;
  readonly p99Ms: number;
  readonly minMs: number;
  readonly operationsPerSecond: number;
}

/** `wallMs` is the time the measured runs took together; operations may overlap within it. */
export function timingsOf(durations: readonly number[], operations: number, wallMs: number): Timings {
  return {
    operations,
    medianMs: quantile(durations, 0.5),
    p99Ms: quantile(durations, 0.99),
    minMs: quantile(durations, 0),
    operationsPerSecond: (operations / wallMs) * 1000,
  };
}
