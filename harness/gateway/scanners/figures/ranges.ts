import { both, changePercent, current, type Figure, since } from './figure.js';
import { price } from './prices.js';

const highToday = current(({ snapshot }) => snapshot.high);
const lowToday = current(({ snapshot }) => snapshot.low);

/** How far the price is below the highest of so many weeks, today's among them, in per cent: 0 at the high. */
export function belowHigh(weeks: number): Figure {
  const before = since({ view: 'REGULAR_HOURS', weeks }, (_, { high }) => extreme(high, Math.max));
  return both(price, both(before, highToday, Math.max), changePercent);
}

/** How far it is above the lowest. */
export function aboveLow(weeks: number): Figure {
  const before = since({ view: 'REGULAR_HOURS', weeks }, (_, { low }) => extreme(low, Math.min));
  return both(price, both(before, lowToday, Math.min), changePercent);
}

function extreme(values: Float64Array, better: (one: number, other: number) => number): number | undefined {
  return values.length === 0 ? undefined : values.reduce((best, each) => better(best, each));
}
