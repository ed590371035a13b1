import type { Part, Tick } from './part.js';
import { priceWithin } from './price.js';

/** The prices of a leaf in order: from its open, through its high and its low, to its close. */
export function walkOf(part: Part, tick: Tick, draw: () => number): Float64Array {
  const { open, close, count } = part;
  const prices = new Float64Array(count);
  prices[0] = open;
  if (count < 2) return prices;
  let [at, level] = [0, open];
  for (const { place, price } of [...extremesOf(part, draw), { place: count - 1, price: close }]) {
    for (let step = at + 1; step < place; step++) {
      const drift = level + ((price - level) * (step - at)) / (place - at);
      prices[step] = besideTheWay(part, tick, drift, draw() - 0.5);
    }
    prices[place] = price;
    [at, level] = [place, price];
  }
  return prices;
}

interface Extreme {
  readonly place: number;
  readonly price: number;
}

/** Where in the walk the high and the low are touched, if neither its beginning nor its end does that. */
function extremesOf({ open, high, low, close, count }: Part, draw: () => number): Extreme[] {
  const lowIsNear = open - low + high - close <= high - open + close - low;
  const prices = (lowIsNear ? [low, high] : [high, low]).filter((each) => each !== open && each !== close);
  const room = count - 2;
  const first = 1 + Math.floor(draw() * room);
  if (prices.length < 2) return prices.map((price) => ({ place: first, price }));
  const other = 1 + Math.floor(draw() * (room - 1));
  const second = other >= first ? other + 1 : other;
  const places = [Math.min(first, second), Math.max(first, second)];
  return prices.map((price, i) => ({ place: places[i] ?? first, price }));
}

/** Between a high and a low that are hardly apart, no quote would fit around a third price. */
function besideTheWay(part: Part, tick: Tick, drift: number, chance: number): number {
  const { high, low } = part;
  const range = high - low;
  if (range * tick.scale < 2 * tick.steps) return drift + chance * range > low + range / 2 ? high : low;
  return priceWithin(part, tick, drift + 0.3 * chance * range);
}
