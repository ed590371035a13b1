/** A table, because the market asks for a thousand normal numbers for each of its days. */
const SIZE = 4096;
let table: Float64Array | undefined;

/** The standard normal number that the top bits of a hash stand for. */
export function normalOf(hash: number): number {
  table ??= makeTable();
  return table[hash >>> 20] ?? 0;
}

function makeTable(): Float64Array {
  const made = Float64Array.from({ length: SIZE }, (_, at) => quantile((at + 0.5) / SIZE));
  const variance = made.reduce((sum, each) => sum + each * each, 0) / SIZE;
  return made.map((each) => each / Math.sqrt(variance));
}

/** The inverse of the normal distribution, by bisection: it runs once, so that being short is worth more. */
function quantile(share: number): number {
  if (share < 0.5) return -quantile(1 - share);
  let [low, high] = [0, 8];
  while (high - low > 1e-9) {
    const middle = (low + high) / 2;
    if (below(middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Abramowitz and Stegun 7.1.26, good to seven digits. */
function below(x: number): number {
  const t = 1 / (1 + (0.3275911 * x) / Math.SQRT2);
  const series =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return 1 - (series * Math.exp((-x * x) / 2)) / 2;
}
